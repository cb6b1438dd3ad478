import { describe, expect, it } from 'vitest';
import { createNoise } from '../../firmware/conformance/parts/noise.ts';
import { type Cut, liveHard } from '../support/node/hardLife.ts';

/** Points at which the power is cut; a few lives write less than the first one, and are never cut. From most of them the node goes on to be cut again. */
const POINTS = 520;
const PARTS = 10;

/** A life without a cut: how long it is, and how much it writes. */
const whole = liveHard(1, []);
let cuts = 0;
let torn = 0;
let lives = 0;

/** Below `limit`, which may be more than the noise gives at once. */
function below(random: (limit: number) => number, limit: number): number {
  return (random(1000) * 1000 + random(1000)) % limit;
}

/** The first at any time, or in any of the writes; those that follow soon, while the node is still getting up. */
function cutsOf(point: number): Cut[] {
  const random = createNoise(point * 7919 + 12_345);
  const kept = () => random(400);
  random(2);
  const first: Cut =
    point % 2 === 0 ? { at: below(random, whole.ms) } : { write: 1 + random(whole.writes), kept: kept() };
  const more = Array.from({ length: random(3) }, () =>
    random(2) === 0 ? { at: below(random, 30_000) } : { write: 1 + random(5), kept: kept() },
  );
  return [first, ...more];
}

describe('a node whose power is cut', () => {
  it('would have lived well without', () => {
    expect(whole.complaints).toEqual([]);
    expect(whole.alerts).toBeGreaterThan(6);
    expect(whole.writes).toBeGreaterThan(30);
  });

  it.each(Array.from({ length: PARTS }, (_, part) => [(part * POINTS) / PARTS, ((part + 1) * POINTS) / PARTS - 1]))(
    'at points %i to %i repeats no counter, loses no alert, keeps its configuration and comes back',
    (from, to) => {
      for (let point = from; point <= to; point += 1) {
        const plan = cutsOf(point);
        const life = liveHard(point + 1, plan);
        expect(life.complaints, `point ${point}: ${JSON.stringify(plan)}`).toEqual([]);
        cuts += life.cuts;
        torn += life.torn;
        lives += life.cuts > 0 ? 1 : 0;
      }
    },
  );

  it('was so at 500 points, and in the middle of a write at many of them', () => {
    console.info(`${cuts} power cuts in ${lives} lives, ${torn} of them in the middle of a write`);
    expect(lives).toBeGreaterThanOrEqual(500);
    expect(torn).toBeGreaterThan(300);
  });
});
