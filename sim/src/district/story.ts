import { SETTINGS } from '@lidwatch/protocol';
import { createStream, type Stream } from '../random/stream.ts';
import type { ActionPlan } from '../scenario/action.ts';
import type { ScenarioEvent } from '../scenario/types.ts';
import type { District } from './district.ts';
import type { DistrictCover, Unit } from './places.ts';
import { stormOver } from './storm.ts';

/** Half a day of the district: what happens to which cover, and what to say of it when it begins. */
export interface Chapter {
  readonly events: readonly ScenarioEvent[];
  /** ms since the start of the run */
  readonly scenes: readonly { readonly at: number; readonly text: string }[];
}

export const CHAPTER = 12 * 3_600_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** minutes by which what happens is earlier or later than written */
const ABOUT = 2;

type Wanted = Partial<{ readonly unit: readonly Unit[]; readonly street: readonly DistrictCover['street'][] }>;

/** One thing goes wrong at a time; then a storm comes over all of it. `from`: when the chapter begins, ms. */
export function writeChapter(district: District, chapter: number, from: number): Chapter {
  const random = createStream(district.seed, `district/chapter/${chapter}`);
  const storm = stormOver(district, random, from + 75 * MINUTE);
  const events: ScenarioEvent[] = [...storm.events];
  const scenes = [...storm.scenes];
  // what the storm floods has enough to do
  const spoken = new Set(storm.covers);

  function pick(wanted: Wanted = {}): number {
    const fit = district.covers.flatMap((cover, index) => (fits(cover, wanted) && !spoken.has(index) ? [index] : []));
    const index = fit[random.integer(0, fit.length - 1)] ?? 0;
    spoken.add(index);
    return index;
  }

  function happen(minute: number, index: number, ...steps: readonly (readonly [after: number, action: ActionPlan])[]) {
    const at = from + Math.round(about(minute, random) * MINUTE);
    for (const [after, action] of steps) events.push({ at: at + after, covers: [index], action });
  }

  happen(3, pick({ street: ['avenue', 'street'] }), [0, { kind: 'slide', to: random.between(1.5, 4), ms: 4_000 }]);
  happen(
    8,
    pick({ street: ['lane', 'street'] }),
    [0, { kind: 'lift', to: 86, ms: 3_000 }],
    [50_000, { kind: 'carry', to: 90, ms: 30_000 }],
  );
  happen(11, pick({ street: ['lane'] }), [0, { kind: 'park', to: 1, ms: 40 * MINUTE }]);
  const distance = SETTINGS.waterDatum.fallback - 760;
  // behind a status that has told how the chamber is: what leaps from nowhere could be water
  happen(66, pick({ unit: ['telecom'] }), [0, { kind: 'obstruct', distance, ms: 8 * HOUR }]);
  happen(
    20,
    pick({ unit: ['telecom', 'power'] }),
    [0, { kind: 'lift', to: 62, ms: 4_000 }],
    [4 * MINUTE, { kind: 'putBack', to: 6.5, ms: 3_000 }],
  );
  happen(26, pick({ street: ['avenue'] }), [0, { kind: 'loosen', share: 0.6, gain: 3, ms: 5 * HOUR }]);
  happen(34, pick({ street: ['street'] }), [0, { kind: 'tilt', to: 23, ms: 2_000 }]);
  happen(50, pick(), [0, { kind: 'away', ms: 9 * HOUR }]);
  happen(265, pick({ unit: ['telecom'] }), [0, { kind: 'slide', to: random.between(2, 4.5), ms: 3_000 }]);
  happen(330, pick({ street: ['lane'] }), [0, { kind: 'lift', to: 70, ms: 3_000 }]);
  happen(400, pick({ street: ['avenue'] }), [0, { kind: 'tilt', to: 19, ms: 2_000 }]);
  return { events: events.sort((a, b) => a.at - b.at), scenes };
}

function fits({ unit, street }: DistrictCover, wanted: Wanted): boolean {
  return (wanted.unit?.includes(unit) ?? true) && (wanted.street?.includes(street) ?? true);
}

function about(minute: number, random: Stream): number {
  return Math.max(0, minute + random.between(-ABOUT, ABOUT));
}
