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

export function createAuditor(store: () => Store | undefined, counts: Tally<AuditCount>): Auditor {
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
      waiting.push(deed);
      write();
      if (waiting.length > 0) counts.add('waiting');
      if (waiting.length > WAITING) {
        waiting.shift();
        counts.add('lost');
      }
    },
  };
}
