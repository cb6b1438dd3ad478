import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addCounts, countJob, NO_COUNT } from '../../../sim/src/evaluate/compare/count.ts';
import { match } from '../../../sim/src/evaluate/compare/match.ts';
import { observed } from '../support/observed.ts';
import { episode, MINUTE, seen } from '../support/seen.ts';

const where = {
  cover: fc.constantFrom('C-1', 'C-2'),
  rule: fc.constantFrom('cover.opened' as const, 'water.high' as const),
  onset: fc.integer({ min: 0, max: 200 }).map((minutes) => minutes * MINUTE),
};
const length = fc.option(fc.integer({ min: 1, max: 60 }).map((minutes) => minutes * MINUTE));
const episodes = fc.array(
  fc.record({ ...where, required: fc.boolean(), length }).map(({ length: ms, ...rest }) => {
    return episode({ ...rest, end: ms === null ? null : rest.onset + ms });
  }),
);
const events = fc.array(
  fc.record({ ...where, length, withdrawn: fc.boolean() }).map(({ length: ms, ...rest }) => {
    return seen({ ...rest, durable: rest.onset + 5000, cleared: ms === null ? null : rest.onset + ms });
  }),
);

it('every event has one verdict, every required episode is found or missed, and the found are the true ones', () => {
  fc.assert(
    fc.property(episodes, events, (happened, told) => {
      const { events: judged, required } = match(happened, told);
      expect(new Set(judged.map(({ event }) => event))).toEqual(new Set(told));
      expect(judged).toHaveLength(told.length);
      expect(required).toHaveLength(happened.filter((one) => one.required).length);
      const served = required.flatMap(({ event }) => event ?? []);
      expect(new Set(served).size).toBe(served.length);
      expect(served).toHaveLength(judged.filter(({ verdict }) => verdict === 'true').length);
    }),
  );
});

it('the order in which episodes and events are handed in does not matter', () => {
  const shuffled = fc
    .tuple(episodes, events)
    .chain(([happened, told]) =>
      fc.tuple(
        fc.constant({ happened, told }),
        fc.shuffledSubarray(happened, { minLength: happened.length }),
        fc.shuffledSubarray(told, { minLength: told.length }),
      ),
    );
  const sums = (happened: readonly unknown[], told: readonly unknown[]) => {
    const { rules } = countJob(observed({ episodes: happened as never, events: told as never }));
    return Object.fromEntries(
      Array.from(rules.gateway, ([rule, { latencies, ...rest }]) => [rule, { ...rest, latencies: latencies.length }]),
    );
  };
  fc.assert(
    fc.property(shuffled, ([{ happened, told }, happenedMixed, toldMixed]) => {
      expect(sums(happenedMixed, toldMixed)).toEqual(sums(happened, told));
    }),
  );
});

it('counts of parts are the counts of the whole', () => {
  fc.assert(
    fc.property(episodes, events, (happened, told) => {
      const count = (cover: string) => {
        const isIts = (one: { readonly cover: string }) => one.cover === cover;
        return countJob(observed({ episodes: happened.filter(isIts), events: told.filter(isIts) })).rules.gateway;
      };
      const whole = countJob(observed({ episodes: happened, events: told })).rules.gateway;
      const parts = [count('C-1'), count('C-2')];
      for (const [rule, { required, found, events: verdicts }] of whole) {
        const sum = addCounts(parts.map((part) => part.get(rule) ?? NO_COUNT));
        expect(sum).toMatchObject({ required, found, events: verdicts });
      }
    }),
  );
});
