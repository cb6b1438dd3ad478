import fc from 'fast-check';
import { expect, it } from 'vitest';
import { batch, openTestStore, reading } from '../../support/storeRig.ts';

/** More than fit into one block. */
const READINGS = 80_000;
const COVERS = 7;
const SPAN = 1_000_000;

it('finds the readings of a cover over all blocks, in the order of their event times, whatever order they came in', () => {
  const store = openTestStore();
  const random = mulberry(7);
  const all = Array.from({ length: READINGS }, (_, i) => {
    // one in ten comes late
    const at = Math.floor((i / READINGS) * SPAN - (random() < 0.1 ? random() * SPAN : 0));
    return reading(`C-${i % COVERS}`, at, { tilt: i });
  });
  for (let i = 0; i < READINGS; i += 10_000) store.commit(batch({ readings: all.slice(i, i + 10_000) }), i);
  const of = (cover: string) =>
    all
      .map((one, i) => ({ ...one, i }))
      .filter((one) => one.cover === cover)
      .sort((a, b) => a.at - b.at || a.i - b.i);

  fc.assert(
    fc.property(
      fc.nat({ max: COVERS - 1 }),
      fc.integer({ min: -SPAN, max: SPAN }),
      fc.integer({ min: 0, max: SPAN }),
      fc.integer({ min: 1, max: 200 }),
      (i, from, length, limit) => {
        const [cover, to] = [`C-${i}`, from + length];
        const known = of(cover);
        const within = known.filter(({ at }) => at >= from && at <= to).slice(0, limit);
        const tilts = (some: readonly { tilt?: number }[]) => some.map(({ tilt }) => tilt);
        expect(tilts(store.readingPage({ cover, from, to, limit }).map((one) => one.reading))).toEqual(tilts(within));
        expect(tilts(store.readingSpan({ cover, from, to, limit }))).toEqual(
          tilts([...within].sort((a, b) => a.i - b.i)),
        );
        expect(tilts(store.readings(cover, limit))).toEqual(tilts(known.slice(-limit).reverse()));
      },
    ),
    { numRuns: 25 },
  );
});

/** Numbers that are the same in every run. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
