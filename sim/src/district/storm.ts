import type { Stream } from '../random/stream.ts';
import type { FloodPlan } from '../scenario/action.ts';
import type { ScenarioEvent } from '../scenario/types.ts';
import type { District } from './district.ts';
import { HEIGHT, type Spot, WIDTH } from './ground.ts';

export interface Storm {
  readonly events: readonly ScenarioEvent[];
  readonly scenes: readonly { readonly at: number; readonly text: string }[];
  /** indices of the covers that it floods */
  readonly covers: readonly number[];
}

const MINUTE = 60_000;
/** Of the rain itself; what it does to a chamber is more than that. ASSUMED. */
const RAIN = 24;
/** ms in which it crosses the district */
const CROSSING = 80 * MINUTE;
/** metres on both sides of its way */
const REACH = 330;
/** Of the chambers on its way so many are flooded. ASSUMED: the drains of one street hold where those of another do not. */
const FLOODED = 0.78;
/** Mean rise to the fastest part of it. Of New York's floods the fastest reached 71 mm/min, the mean of one in a hundred 25. ASSUMED */
const FASTEST = 1.6;
/** of those so many to the brim, and of these so many lose their lid to the water */
const BRIMMING = 0.09;
const LIFTED = 0.5;

/** A storm comes in over the west and goes out over the east; chambers fill where it is, cell by cell. */
export function stormOver({ covers }: District, random: Stream, from: number): Storm {
  const enters: Spot = [0, HEIGHT * random.between(0.2, 0.5)];
  const leaves: Spot = [WIDTH, HEIGHT * random.between(0.4, 0.75)];
  const events: ScenarioEvent[] = [
    { at: from, covers: [], action: { kind: 'rain', intensity: RAIN, ms: CROSSING + 30 * MINUTE } },
  ];
  const arrivals = new Map<string, number>();
  const flooded: number[] = [];

  for (const [index, { cell, spot, unit }] of covers.entries()) {
    const way = spot[0] / WIDTH;
    const aside = Math.abs(spot[1] - (enters[1] + (leaves[1] - enters[1]) * way));
    if ((unit !== 'water' && unit !== 'road') || aside > REACH || !random.chance(FLOODED)) continue;
    const at = Math.round(from + way * CROSSING + random.between(0, 5) * MINUTE);
    const brims = random.chance(BRIMMING);
    const height = brims ? random.between(1_750, 1_950) : random.between(290, 520);
    const rate = random.between(8, 12.5);
    const flood: FloodPlan = {
      ...{ kind: 'flood', to: height, in: 0, rate, fastest: rate * FASTEST },
      hold: random.between(12, 35) * MINUTE,
      out: random.between(40, 100) * MINUTE,
    };
    flooded.push(index);
    arrivals.set(cell, Math.min(arrivals.get(cell) ?? Infinity, at));
    events.push({ at, covers: [index], action: flood });
    if (brims && random.chance(LIFTED)) {
      const full = Math.round(at + (height / rate) * MINUTE);
      events.push({ at: full, covers: [index], action: { kind: 'lift', to: random.between(18, 50), ms: 2_500 } });
    }
  }

  const scenes = [
    { at: from, text: 'a storm comes in from the west' },
    ...[...arrivals].map(([cell, at]) => ({ at, text: `the storm is over cell ${cell}: its chambers begin to fill` })),
    { at: from + CROSSING + 6 * MINUTE, text: 'the storm has passed; what stands in the chambers drains' },
  ];
  return { events, scenes, covers: flooded };
}
