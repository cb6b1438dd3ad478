import { mayAct, ROLES, type Role } from '../../accounts/roles.ts';
import { LOCAL_NAME } from '../../accounts/tokenForm.ts';
import type { Session } from '../../store/sessions.ts';
import { SCOPES, type Scope } from '../../store/tokens.ts';

/** Who asks: a token by its name, a person with a session, or a program on this machine. */
export interface Principal {
  readonly name: string;
  /** what of a token's scopes comes nearest to the role */
  readonly scope: Scope;
  readonly role: Role;
  /** of a person: where they work */
  readonly unit?: string | undefined;
  /** of a person */
  readonly session?: Session | undefined;
  /** Is it still so? A token or a session may end while its holder reads the stream. */
  readonly holds: () => boolean;
}

/** What a route asks for, as a role or as the scope of a token; `none`: nothing, not even a token. */
export type Need = Role | Scope | 'none';

/** What a token of a scope may do in the words of roles. */
export const ROLE_OF_SCOPE: Readonly<Record<Scope, Role>> = {
  viewer: 'viewer',
  operator: 'dispatcher',
  admin: 'admin',
};

export const LOCAL: Principal = { name: LOCAL_NAME, scope: 'admin', role: 'admin', holds: () => true };

function isRole(need: Role | Scope): need is Role {
  return ROLES.some((role) => role === need);
}

export function leastRole(need: Role | Scope): Role {
  return isRole(need) ? need : ROLE_OF_SCOPE[need];
}

/** The widest scope that holds nothing which the role does not. */
export function scopeOf(role: Role): Scope {
  return SCOPES.findLast((scope) => mayAct(role, ROLE_OF_SCOPE[scope])) ?? 'viewer';
}
