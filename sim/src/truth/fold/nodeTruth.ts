import { SETTINGS } from '@lidwatch/protocol';
import type { CoverSpec } from '../../scenario/types.ts';
import type { TruthLevels } from '../levels.ts';
import type { TruthEntry, TruthKind } from '../truth.ts';
import type { Part } from './part.ts';
import { createTracker, REASON } from './tracker.ts';

/**
 * Battery, rattling and faults of the water sensor.
 *
 * - Battery: between its margins it may be raised; required once the cell was below both for the hold.
 * - Rattling: from when a lid begins to work loose it may be raised; required once it takes so many more blows than it used to.
 * - A fault is required of a sensor that is silent, answers with codes or is stuck, and of an object in view that shows a
 *   level at which water would be high, each for long enough; spikes and noise may be called a fault.
 */
export function createNodeTruth(spec: CoverSpec, levels: TruthLevels): Part {
  const { cover } = spec;
  const battery = createTracker(cover, 'battery.low');
  const rattling = createTracker(cover, 'cover.rattling');
  const fault = createTracker(cover, 'node.fault');
  const { raise, margin, hold } = levels.battery;
  if (spec.rattling) rattling.set(0, REASON.perhaps, 'rattle');

  function charge({ at, mark, up }: TruthEntry): void {
    if (mark === raise + margin) battery.set(at, up ? REASON.none : REASON.perhaps, 'battery', hold);
    else if (mark === raise && !up) battery.onset(at);
    else if (mark === raise - margin) battery.set(at, up ? REASON.perhaps : REASON.certain, 'battery', hold);
  }

  function failed({ at, as = '' }: TruthEntry): void {
    const holds: Readonly<Record<string, number>> = levels.fault;
    const known = holds[as];
    fault.set(at, known === undefined ? REASON.perhaps : REASON.certain, as, known);
  }

  const takes: Partial<Record<TruthKind, (entry: TruthEntry) => void>> = {
    charge,
    fail: failed,
    obstruct: ({ at, water = 0 }) => {
      const shows = water >= levels.high.raise + levels.high.margin;
      fault.set(at, shows ? REASON.certain : REASON.perhaps, 'obstruct', levels.fault.obstruct);
    },
    mended: ({ at, as = '' }) => fault.set(at, REASON.none, as),
    loosen: ({ at }) => rattling.set(at, REASON.perhaps, 'loosen'),
    rattle: ({ at, rattling: on }) => rattling.set(at, on ? REASON.perhaps : REASON.none, 'rattle'),
    rattles: ({ at }) => rattling.set(at, REASON.certain, 'rattle', DAY),
  };

  return { trackers: [battery, rattling, fault], take: (entry) => takes[entry.what]?.(entry) };
}

/** ms: blows are counted by the day */
const DAY = 86_400_000;

/** Heartbeat of a node as it starts, ms. */
export function heartbeatOf({ settings }: CoverSpec): number {
  return (settings.heartbeat ?? SETTINGS.heartbeat.fallback) * 60_000;
}
