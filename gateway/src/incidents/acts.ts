import type { Act } from './types.ts';

/** What people do with incidents, by name. */
export const ACTS = [
  'take',
  'begin-work',
  'note',
  'assign',
  'overrule',
  'false-alarm',
  'duplicate',
  'reopen',
] as const satisfies readonly Act['act'][];
export type ActName = Act['act'];
