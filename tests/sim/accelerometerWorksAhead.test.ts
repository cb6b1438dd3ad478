import type { Vector } from '@lidwatch/firmware';
import { createStream, createVirtualTime } from '@lidwatch/sim';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSimAccelerometer } from '../../sim/src/node/accelerometer.ts';
import { createLid, type Episode, type Lid } from '../../sim/src/physics/lid.ts';
import { RATTLING, SEATED } from '../../sim/src/physics/traffic.ts';

const LEVEL = 48;
const FORGETS = 1 - Math.exp((-2 * Math.PI) / 50);

type Deed = 'pass' | 'lift' | 'putBack' | 'tilt' | 'slide';

function perform(lid: Lid, deed: Deed, now: number, ms: number): Episode {
  return deed === 'pass'
    ? lid.pass(now, { median: 190, p95: 470 }, now % 2 === 0 ? RATTLING : SEATED)
    : lid[deed](now, ms, ms / 100);
}

/** The part as it is, one sample after the other. */
function oneByOne(lid: Lid, deeds: readonly (readonly [at: number, deed: Deed, ms: number])[], end: number): number[] {
  const felt: Vector = { x: 0, y: 0, z: 0 };
  const filter: Vector = { x: 0, y: 0, z: 0 };
  const woken: number[] = [];
  let until = 0;
  let sampling = false;
  lid.sensor.feel(0, filter);
  for (let t = 1; t < end; t += 1) {
    for (const [at, deed, ms] of deeds) if (at === t) until = Math.max(until, perform(lid, deed, t, ms).end);
    if (t % 40 !== 0) continue;
    const disturbed = deeds.some(([at]) => at < t && at >= t - 40) && until > t - 40;
    if (!sampling && !disturbed) continue;
    let largest = 0;
    lid.sensor.feel(t, felt);
    for (const axis of ['x', 'y', 'z'] as const) {
      const difference = felt[axis] - filter[axis];
      largest = Math.max(largest, Math.abs(difference));
      filter[axis] += difference * FORGETS;
    }
    if (largest > LEVEL) woken.push(t);
    sampling = t < until || largest > 8;
  }
  return woken;
}

function ahead(lid: Lid, deeds: readonly (readonly [at: number, deed: Deed, ms: number])[], end: number): number[] {
  const time = createVirtualTime();
  const woken: number[] = [];
  const part = createSimAccelerometer(lid.sensor, time, time.now);
  for (const [at, deed, ms] of deeds) time.at(at, () => part.disturbed(perform(lid, deed, at, ms)));
  part.arm(LEVEL, () => woken.push(time.now()));
  time.run(end - 1);
  return woken;
}

test('whatever is done to a lid, and whenever, the part wakes as if each of its samples had been waited for', () => {
  let wakes = 0;
  const deed = fc.constantFrom<Deed>('pass', 'pass', 'pass', 'lift', 'putBack', 'tilt', 'slide');
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 12_000 }), deed, fc.integer({ min: 200, max: 4000 })), {
        maxLength: 12,
        selector: ([at]) => at,
      }),
      (seed, deeds) => {
        const lid = () => createLid(createStream(seed, 'lid'), () => 20);
        const ordered = [...deeds].sort(([a], [b]) => a - b);
        const expected = oneByOne(lid(), ordered, 30_000);
        expect(ahead(lid(), ordered, 30_000)).toEqual(expected);
        wakes += expected.length;
      },
    ),
    { numRuns: 200 },
  );
  expect(wakes).toBeGreaterThan(1000);
});
