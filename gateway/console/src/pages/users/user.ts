import type { Time } from '../../api/documents.ts';
import type { Role } from '../../api/roles.ts';

/** As GET /api/users lists them. */
export interface User {
  readonly name: string;
  readonly role: Role;
  readonly unit: string | null;
  readonly language: string | null;
  readonly disabled: boolean;
  readonly madeAt: Time;
  readonly changedAt: Time;
  readonly disabledAt: Time | null;
  readonly seenAt: Time | null;
}
