import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryLife, type Told } from '../../support/coverLife.ts';
import { createTimeline } from '../../support/timeline.ts';

/** What became of a cover, once everything has come in. */
function eventsOf(frames: readonly Told[]) {
  const timeline = createTimeline();
  for (const frame of frames) timeline.take(frame);
  return timeline;
}

/** A life, the same frames in another order, and some of them once more. */
const shuffled = arbitraryLife.chain((life) =>
  fc.tuple(
    fc.constant(life),
    fc.shuffledSubarray([...life], { minLength: life.length }),
    fc.array(fc.constantFrom(...life), { maxLength: 4 }),
  ),
);

it('gives the same events for the same samples, late, twice and in whatever order they come', () => {
  fc.assert(
    fc.property(shuffled, ([life, mixed, again]) => {
      const inTime = eventsOf(life);
      const disturbed = eventsOf([...mixed, ...again]);
      expect(disturbed.events()).toEqual(inTime.events());
      expect(disturbed.state()).toEqual(inTime.state());
    }),
    { numRuns: 10_000 },
  );
});

it('tells a receiver no event twice without saying that it is told anew, and ends what it has begun', () => {
  fc.assert(
    fc.property(shuffled, ([, mixed]) => {
      const timeline = eventsOf(mixed);
      const said = new Set<string>();
      for (const { id, transition, revised } of timeline.told()) {
        const word = `${id} ${transition.kind}`;
        expect(said.has(word) && !revised).toBe(false);
        if (transition.kind !== 'raised') expect(said.has(`${id} raised`)).toBe(true);
        said.add(word);
      }
    }),
    { numRuns: 2_000 },
  );
});
