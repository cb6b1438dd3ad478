import { FLAG, TRIGGER } from '@lidwatch/protocol';
import fc from 'fast-check';
import type { RuleName } from '../../gateway/src/detect/types.ts';
import type { Act, Actor, Matter } from '../../gateway/src/incidents/types.ts';
import type { Reading } from '../../gateway/src/store/types.ts';

/** What a node can say of its cover, and what that is worth. */
export const SAMPLES = {
  good: { tilt: 1, flags: 0 },
  atWork: { tilt: 2, flags: FLAG.maintenance },
  leaning: { tilt: 30, flags: 0 },
  openSwitch: { tilt: 0, flags: FLAG.hallOpen },
  blind: { tilt: 0, flags: FLAG.motionFault },
  lifted: { tilt: 1, flags: 0, trigger: TRIGGER.lift },
  slid: { tilt: 1, flags: 0, trigger: TRIGGER.slide },
  unsure: { tilt: 1, flags: 0, quality: 'floor' },
  badAndUnsure: { tilt: 30, flags: 0, quality: 'floor' },
} as const satisfies Readonly<Record<string, Partial<Reading>>>;
export type SampleKind = keyof typeof SAMPLES;

const RULES: readonly RuleName[] = [
  'cover.opened',
  'cover.displaced',
  'cover.impact',
  'cover.rattling',
  'water.high',
  'node.offline',
  'battery.low',
];

export const ACTORS: readonly Actor[] = [
  { name: 'kim', role: 'crew', unit: 'water' },
  { name: 'paul', role: 'crew', unit: 'power' },
  { name: 'dora', role: 'dispatcher' },
  { name: 'sam', role: 'supervisor' },
  { name: 'vera', role: 'viewer' },
];

export type Op =
  | {
      readonly op: 'raise';
      readonly cover: string;
      readonly rule: RuleName;
      readonly agoMin: number;
      readonly shelved: boolean;
    }
  | { readonly op: 'clear' | 'withdraw' | 'again'; readonly nth: number }
  | { readonly op: 'sample'; readonly cover: string; readonly kind: SampleKind; readonly agoMin: number }
  | {
      readonly op: 'act';
      readonly cover: string;
      readonly who: number;
      readonly what: Act['act'] | 'next';
      readonly twice: boolean;
    }
  | {
      readonly op: 'patrol' | 'resident';
      readonly cover: string | undefined;
      readonly matter: Matter;
      readonly twice: boolean;
    }
  | { readonly op: 'answer'; readonly cover: string; readonly safe: boolean }
  | { readonly op: 'advance'; readonly minutes: number }
  | { readonly op: 'fail'; readonly transactions: number }
  | { readonly op: 'restart' }
  /** what a crew does on a good day, with a surprise in its sample or its time */
  | {
      readonly op: 'repair';
      readonly cover: string;
      readonly kind: SampleKind;
      readonly minutes: number;
      readonly checked: boolean;
    };

const cover = fc.constantFrom('C-1', 'C-1', 'C-1', 'C-2', 'C-3');
const agoMin = fc.constantFrom(0, 0, 0, 1, 45);
const someone = fc.nat({ max: ACTORS.length - 1 });
const nth = fc.nat({ max: 5 });

/** Whoever may do most does what is next, most of the time: or nothing would ever be closed. */
const kinds = Object.keys(SAMPLES) as SampleKind[];
const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      ...{ op: fc.constant('raise'), cover, rule: fc.constantFrom(...RULES), agoMin },
      shelved: fc.constantFrom(false, false, false, true),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ op: fc.constantFrom('clear', 'clear', 'clear', 'withdraw', 'again'), nth }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ op: fc.constant('sample'), cover, agoMin },
      kind: fc.constantFrom('good', 'good', 'good', ...kinds),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ op: fc.constant('repair'), cover, checked: fc.boolean(), minutes: fc.constantFrom(31, 31, 31, 10, 1_500) },
      kind: fc.constantFrom('good', 'good', 'good', 'good', 'good', 'good', 'good', ...kinds),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      ...{
        op: fc.constant('act'),
        cover,
        who: fc.constantFrom(0, 2, 3),
        what: fc.constant('next'),
        twice: fc.boolean(),
      },
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ op: fc.constant('act'), cover, who: someone, twice: fc.boolean() },
      what: fc.constantFrom(
        ...(['next', 'begin-work', 'note', 'assign', 'overrule', 'false-alarm', 'duplicate', 'reopen'] as const),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...{ op: fc.constantFrom('patrol', 'resident'), twice: fc.boolean() },
      cover: fc.option(cover, { nil: undefined }),
      matter: fc.constantFrom('open', 'flooding', 'noisy'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('answer'), cover, safe: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ op: fc.constant('advance'), minutes: fc.constantFrom(1, 10, 31, 120, 600, 3_000) }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('fail'), transactions: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('restart') }) },
) as fc.Arbitrary<Op>;

export const history = (maxLength: number): fc.Arbitrary<readonly Op[]> =>
  fc.array(op, { minLength: 1, maxLength, size: 'max' });
