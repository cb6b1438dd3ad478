import fc from 'fast-check';
import { expect, it } from 'vitest';
import { detect } from '../../../gateway/src/detect/detect.ts';
import { release } from '../../../gateway/src/detect/release.ts';
import { emptyState } from '../../../gateway/src/detect/state.ts';
import type { CoverState, Phase, Rule, Rules, Sample, Transition } from '../../../gateway/src/detect/types.ts';
import { arbitraryHold, rulesWith } from '../../support/detection.ts';
import { expectedOf, type Happening } from '../../support/openedModel.ts';

const NAME = 'cover.opened';

const arbitraryRule: fc.Arbitrary<Partial<Rule>> = fc
  .record({
    raise: fc.integer({ min: 2, max: 8 }),
    gap: fc.integer({ min: 0, max: 3 }),
    hold: arbitraryHold,
    clearHold: arbitraryHold,
    damping: fc.constantFrom(0, 2_000, 10_000),
    latching: fc.constantFrom(false, false, true),
  })
  .map(({ raise, gap, ...rest }) => ({ ...rest, raise, clear: raise - gap }));

/** Mostly a lid at rest or wide open, so that holds are crossed; now and then what is unknown, or people at work. */
const arbitraryReadings: fc.Arbitrary<Omit<Sample, 'at'>> = fc
  .record({
    tilt: fc.oneof(fc.constantFrom(0, 9, undefined), fc.integer({ min: 0, max: 10 })),
    hallOpen: fc.constantFrom(undefined, false, false, true),
    maintenance: fc.constantFrom(false, false, false, false, false, false, true),
    zeroUnknown: fc.constantFrom(false, false, false, false, true),
    motionFault: fc.constantFrom(false, false, false, false, true),
  })
  .map(({ tilt, hallOpen, ...rest }) => ({
    ...rest,
    ...(tilt === undefined ? {} : { tilt }),
    ...(hallOpen === undefined ? {} : { hallOpen }),
  }));

type Doing =
  | { readonly what: 'sample'; readonly times: number; readonly readings: Omit<Sample, 'at'> }
  | { readonly what: 'release' }
  | { readonly what: 'disable' }
  | { readonly what: 'enable' };

const arbitraryDoings = fc.array(
  fc.record({
    pause: fc.integer({ min: 0, max: 3 }),
    doing: fc.oneof<[fc.WeightedArbitrary<Doing>, fc.WeightedArbitrary<Doing>]>(
      {
        weight: 12,
        arbitrary: fc.record({
          what: fc.constant('sample' as const),
          times: fc.integer({ min: 1, max: 4 }),
          readings: arbitraryReadings,
        }),
      },
      { weight: 2, arbitrary: fc.constantFrom<Doing>({ what: 'release' }, { what: 'enable' }, { what: 'disable' }) },
    ),
  }),
  { maxLength: 24 },
);

const phaseOf = (state: CoverState): Phase => state.rules[NAME]?.phase ?? 'normal';

/** Does it to the machine, step by step; what it was is written down for the model. */
function createMachine(changes: Partial<Rule>, onEdge: (edge: string) => void) {
  const on = rulesWith(NAME, changes);
  const off = rulesWith(NAME, { ...changes, enabled: false });
  const history: Happening[] = [];
  const told: Transition[] = [];
  let rules: Rules = on;
  let state = emptyState();
  let now = 1_000_000;

  function take(step: { readonly state: CoverState; readonly transitions: readonly Transition[] }, why: string): void {
    onEdge(`${phaseOf(state)} -> ${phaseOf(step.state)}, ${why}`);
    state = step.state;
    told.push(...step.transitions.filter(({ rule }) => rule === NAME));
  }

  return {
    do(pause: number, doing: Doing): void {
      now += pause * 1000;
      if (doing.what === 'enable') rules = on;
      else if (doing.what === 'disable') rules = off;
      else if (doing.what === 'release') {
        history.push({ released: now });
        take(release(rules, state, NAME, now), 'release');
      } else {
        for (let i = 0; i < doing.times; i += 1) {
          if (i > 0) now += 1000;
          const sample = { ...doing.readings, at: now };
          const enabled = rules === on;
          history.push({ sample, enabled });
          const why = !enabled ? 'disabled' : sample.maintenance ? 'maintenance' : 'sample';
          take(detect(rules, state, [sample]), why);
        }
      }
    },
    seen: () => ({
      phase: phaseOf(state),
      told: told.map(({ kind, onset, at, signal, value, peak }) => ({ kind, onset, at, signal, value, peak })),
    }),
    expected: () => expectedOf(on[NAME], history),
  };
}

/** Every way from one state to another, and what leads there. */
const EDGES = [
  'normal -> pending, sample',
  'normal -> raised, sample',
  'pending -> pending, sample',
  'pending -> normal, sample',
  'pending -> normal, maintenance',
  'pending -> normal, disabled',
  'pending -> raised, sample',
  'raised -> raised, maintenance',
  'raised -> clearing, sample',
  'raised -> clearing, maintenance',
  'raised -> clearing, disabled',
  'raised -> normal, sample',
  'raised -> normal, release',
  'clearing -> clearing, sample',
  'clearing -> raised, sample',
  'clearing -> normal, sample',
  'clearing -> normal, maintenance',
  'clearing -> normal, disabled',
  'clearing -> normal, release',
];

it('is in the state, and has told the transitions, that a search through the whole history finds', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(arbitraryRule, arbitraryDoings, (changes, doings) => {
      const machine = createMachine(changes, (edge) => void seen.add(edge));
      for (const { pause, doing } of doings) {
        machine.do(pause, doing);
        expect(machine.seen()).toEqual(machine.expected());
      }
    }),
    { numRuns: 1_500 },
  );
  expect(EDGES.filter((edge) => !seen.has(edge))).toEqual([]);
});

it('releases, disabling and maintenance raise nothing by themselves', () => {
  const raising = new Set<string>();
  fc.assert(
    fc.property(arbitraryRule, arbitraryDoings, (changes, doings) => {
      const machine = createMachine(changes, (edge) => {
        const [states = '', why = ''] = edge.split(', ');
        if (/^(normal -> pending|(normal|pending) -> raised)$/.test(states)) raising.add(why);
      });
      for (const { pause, doing } of doings) machine.do(pause, doing);
    }),
    { numRuns: 500 },
  );
  expect([...raising]).toEqual(['sample']);
});
