/** What each may do stands at the gateway (accounts/roles.ts), which checks it; here it decides what is shown. */
export const ROLES = ['viewer', 'crew', 'dispatcher', 'supervisor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export function mayAct(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}
