import type { AuditEntry } from '../store/audit.ts';
import type { UserRecord } from '../store/users.ts';

const iso = (ms: number | undefined): string | null => (ms === undefined ? null : new Date(ms).toISOString());

/** A user as API and command line show one. */
export function userDocument({ name, role, unit, language, madeAt, changedAt, disabledAt, seenAt }: UserRecord) {
  return {
    ...{ name, role, unit: unit ?? null, language: language ?? null, disabled: disabledAt !== undefined },
    ...{ madeAt: new Date(madeAt).toISOString(), changedAt: new Date(changedAt).toISOString() },
    ...{ disabledAt: iso(disabledAt), seenAt: iso(seenAt) },
  };
}

/** What somebody has changed. */
export function auditDocument({ id, at, who, what, subject, detail }: AuditEntry) {
  return { id, at: new Date(at).toISOString(), who, what, subject, detail };
}
