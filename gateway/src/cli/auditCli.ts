import { auditDetail } from '../accounts/auditDetail.ts';
import type { AuditEntry } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import type { Terminal } from './terminal.ts';

/** As whom the command line acts on a database: whoever may open it may do anything. */
const CLI = 'cli';

/** The entry of a change that a command makes. */
export function cliEntry(what: string, subject: string, detail?: object): Omit<AuditEntry, 'id' | 'at'> {
  return { who: CLI, what, subject, detail: auditDetail(detail) };
}

/** A change that a command has made is an entry, as one by the API is. */
export function auditCli({ audit }: Store, terminal: Terminal, what: string, subject: string, detail?: object): void {
  audit.add({ at: terminal.now(), ...cliEntry(what, subject, detail) });
}
