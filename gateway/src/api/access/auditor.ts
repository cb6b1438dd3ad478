import type { Logger } from 'pino';
import { coded } from '../../parts/logCodes.ts';
import type { Tally } from '../../parts/tally.ts';
import type { AuditEntry } from '../../store/audit.ts';
import type { Store } from '../../store/store.ts';
import { isStorageTrouble } from '../../store/trouble.ts';

type Deed = Omit<AuditEntry, 'id'>;

/** written, waiting: the database could not take it yet. lost: more waited than may. */
export type AuditCount = 'written' | 'waiting' | 'lost';

/** Keeps what was changed. What the database does not take now (a full disk) is written before the next that it takes. */
export interface Auditor {
  note(deed: Deed): void;
}

const WAITING = 1_000;

interface AuditorOptions {
  readonly store: () => Store | undefined;
  readonly counts: Tally<AuditCount>;
  readonly log: Logger;
}

/**
 * The change itself is durable before its entry is: what a handler tells to others, and to the registry, could not be taken back with
 * a transaction around it. So what is missing in the audit must not go unseen.
 */
export function createAuditor({ store, counts, log }: AuditorOptions): Auditor {
  const waiting: Deed[] = [];

  function write(): void {
    const { audit } = store() ?? {};
    try {
      for (let next = waiting[0]; audit && next; next = waiting[0]) {
        audit.add(next);
        waiting.shift();
        counts.add('written');
      }
    } catch (error) {
      if (!isStorageTrouble(error)) throw error;
    }
  }

  return {
    note(deed) {
      const wasWaiting = waiting.length > 0;
      waiting.push(deed);
      write();
      if (waiting.length === 0) return;
      counts.add('waiting');
      if (!wasWaiting) log.warn(coded('audit-late', {}), 'what was changed cannot be written into the audit now');
      if (waiting.length <= WAITING) return;
      const gone = waiting.shift();
      counts.add('lost');
      log.error(coded('audit-lost', { ...gone, detail: undefined }), 'an entry of the audit is lost');
    },
  };
}
