/**
 * Who a person is to the gateway; each role may do what those before it may. viewer: looks. crew: works on incidents in the
 * street. dispatcher: registers, assigns, orders, shelves; what a token of the scope operator may do. supervisor: overrules the
 * sensor, calls alarms false, reopens. admin: users, covers, settings.
 */
export const ROLES = ['viewer', 'crew', 'dispatcher', 'supervisor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export function mayAct(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}
