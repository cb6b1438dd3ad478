import type { Role } from '../accounts/roles.ts';

/** Who acts. */
export interface Actor {
  readonly name: string;
  readonly role: Role;
  readonly unit?: string | undefined;
}

interface Carried {
  readonly note?: string | undefined;
  /** ids of photos that were uploaded before */
  readonly photos?: readonly string[] | undefined;
  readonly reading?: string | undefined;
}

/** What a person does with an incident. */
export type Act =
  | ({
      readonly act: 'take';
      readonly step: string;
      readonly unit?: string | undefined;
      readonly user?: string | undefined;
    } & Carried)
  | { readonly act: 'begin-work'; readonly minutes?: number | undefined }
  | ({ readonly act: 'note' } & Carried)
  | {
      readonly act: 'assign';
      readonly unit: string;
      readonly user?: string | undefined;
      readonly note?: string | undefined;
    }
  | { readonly act: 'overrule'; readonly reason: string }
  | { readonly act: 'false-alarm'; readonly reason: string }
  | { readonly act: 'duplicate'; readonly of: number; readonly reason?: string | undefined }
  | { readonly act: 'reopen'; readonly reason: string };

/** Why an act was not done. */
export const REFUSALS = [
  'unknown-incident',
  'closed',
  'not-next',
  'role',
  'unit',
  'missing-note',
  'missing-photo',
  'missing-reading',
  'missing-unit',
  'not-handed-in',
  'same-person',
  'events-open',
  'already',
] as const;
export interface Refusal {
  readonly refused: (typeof REFUSALS)[number];
  /** for a person, in one sentence */
  readonly detail: string;
}

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
