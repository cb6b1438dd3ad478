import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Hold, Rule, Sample } from '../../../gateway/src/detect/types.ts';
import {
  arbitraryHistory,
  arbitraryHold,
  PLAIN,
  rulesWith,
  toSamples,
  transitionsOf,
} from '../../support/detection.ts';

interface Streak {
  readonly start: number;
  readonly end: number;
}

/** The first place, from `from` on, at which a streak has lasted: by looking at the whole history again each time. */
function firstHeld(samples: readonly Sample[], from: number, holds: (s: Sample) => boolean, hold: Hold): Streak | null {
  for (let end = from; end < samples.length; end += 1) {
    const streak = samples.slice(from, end + 1);
    const broken = streak.findLastIndex((sample) => !holds(sample));
    const run = streak.slice(broken + 1);
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) continue;
    const long = 'samples' in hold ? run.length >= hold.samples : last.at - first.at >= hold.ms;
    if (long) return { start: from + broken + 1, end };
  }
  return null;
}

/** What a rule on the water level must say, straight from its description. */
function naive(rule: Rule, samples: readonly Sample[]) {
  const water = (sample: Sample | undefined) => sample?.water ?? Number.NaN;
  const times = (hold: Hold, n: number): Hold =>
    'samples' in hold ? { samples: hold.samples * n } : { ms: hold.ms * n };
  const told = [];
  let [flaps, clearedAt] = [0, Number.NEGATIVE_INFINITY];
  for (let from = 0; ; ) {
    const up = firstHeld(samples, from, (sample) => water(sample) >= rule.raise, rule.hold);
    if (!up) return told;
    const onset = samples[up.start]?.at;
    const raisedAt = samples[up.end]?.at ?? 0;
    // it came back soon after it had cleared: it must hold clear twice as long as the last time, up to 64 times
    flaps = rule.damping > 0 && raisedAt <= clearedAt + rule.damping ? Math.min(flaps + 1, 6) : 0;
    const peakUpTo = (end: number) => Math.max(...samples.slice(up.start, end + 1).map(water));
    told.push({
      kind: 'raised',
      onset,
      at: samples[up.end]?.at,
      value: water(samples[up.end]),
      peak: peakUpTo(up.end),
    });
    const down = firstHeld(
      samples,
      up.end + 1,
      (sample) => water(sample) < rule.clear,
      times(rule.clearHold, 2 ** flaps),
    );
    if (!down) return told;
    const { end } = down;
    clearedAt = samples[end]?.at ?? 0;
    told.push({ kind: 'cleared', onset, at: samples[end]?.at, value: water(samples[end]), peak: peakUpTo(end) });
    from = end + 1;
  }
}

it('says what a plain search through the whole history says', () => {
  const levels = fc.record({ raise: fc.integer({ min: 1, max: 10 }), gap: fc.integer({ min: 0, max: 4 }) });
  const damping = fc.constantFrom(0, 2_000, 8_000);
  fc.assert(
    fc.property(
      levels,
      arbitraryHold,
      arbitraryHold,
      damping,
      arbitraryHistory,
      ({ raise, gap }, hold, clearHold, damping, history) => {
        const rules = rulesWith('water.high', { raise, clear: raise - gap, hold, clearHold, damping, ...PLAIN });
        const samples = toSamples('water', history);
        const told = transitionsOf(rules, 'water.high', samples).map(({ kind, onset, at, value, peak }) => {
          return { kind, onset, at, value, peak };
        });
        expect(told).toEqual(naive(rules['water.high'], samples));
      },
    ),
    { numRuns: 2000 },
  );
});
