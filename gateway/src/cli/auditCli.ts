import { auditDetail } from '../accounts/auditDetail.ts';
import type { Store } from '../store/store.ts';
import type { Terminal } from './terminal.ts';

/** As whom the command line acts on a database: whoever may open it may do anything. */
const CLI = 'cli';

/** A change that a command has made is an entry, as one by the API is. */
export function auditCli({ audit }: Store, terminal: Terminal, what: string, subject: string, detail?: object): void {
  audit.add({ at: terminal.now(), who: CLI, what, subject, detail: auditDetail(detail) });
}
