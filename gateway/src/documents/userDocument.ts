import type { AuditEntry } from '../store/audit.ts';
import type { UserRecord } from '../store/users.ts';
import { iso, isoOrNull } from './words.ts';

/** A user as API and command line show one. */
export function userDocument({ name, role, unit, language, madeAt, changedAt, disabledAt, seenAt }: UserRecord) {
  return {
    ...{ name, role, unit: unit ?? null, language: language ?? null, disabled: disabledAt !== undefined },
    ...{ madeAt: iso(madeAt), changedAt: iso(changedAt) },
    ...{ disabledAt: isoOrNull(disabledAt), seenAt: isoOrNull(seenAt) },
  };
}

/** What somebody has changed. */
export function auditDocument({ id, at, who, what, subject, detail }: AuditEntry) {
  return { id, at: iso(at), who, what, subject, detail };
}
