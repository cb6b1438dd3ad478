import type { CoverSpec } from '../../scenario/types.ts';
import type { TruthLevels, WaterLevel } from '../levels.ts';
import type { TruthEntry, TruthKind } from '../truth.ts';
import type { Part } from './part.ts';
import { createTracker, REASON, type Tracker } from './tracker.ts';

/** ms for which a prediction may still stand on what is no longer so */
const LINGER = 10 * 60_000;

/**
 * Water high, overflow and rising.
 *
 * - A level is reached within its margin: from there to below the clear level an event is no false alarm. It is required where
 *   it stood above the margin for the hold, and the sensor could see it.
 * - Rising is required where the overflow level was really reached, long enough after the node could first speak of water;
 *   wherever the present rise led to it within the time that is predicted, less a margin, it may be raised.
 */
export function createWaterTruth({ cover, tide }: CoverSpec, levels: TruthLevels): Part {
  const high = createTracker(cover, 'water.high');
  const overflow = createTracker(cover, 'water.overflow');
  const rising = createTracker(cover, 'water.rising');
  const near = levels.overflow.raise - levels.rising.margin;
  const weather = tide > 0 ? 'tide' : 'rain';
  let kind = weather;
  let blind = false;
  let highAt = Infinity;
  /** the present rise leads over the brim within the time that is predicted */
  let headed = false;
  /** when the outlook came down; rising ends some time after */
  let cameDown = Infinity;

  function passLevel(tracker: Tracker, level: WaterLevel, { at, mark, up }: TruthEntry): void {
    if (mark === level.raise + level.margin) {
      tracker.set(at, up ? REASON.certain : REASON.perhaps, kind, level.hold);
    } else if (mark === level.raise && up) tracker.onset(at);
    else if (mark === level.raise - level.margin && up) tracker.set(at, REASON.perhaps, kind, level.hold);
    else if (mark === level.clear && !up) tracker.set(at, REASON.none, kind);
    if (blind) tracker.excuse();
  }

  function passOutlook({ at, mark, up }: TruthEntry): void {
    if (mark === near && up) rising.set(at, REASON.perhaps, kind);
    if (mark === near) cameDown = up ? Infinity : at;
    if (mark !== levels.overflow.raise) return;
    headed = up === true;
    beginRise(at);
  }

  /** Predicted to overflow, and high enough for the node to speak of it. */
  function beginRise(at: number): void {
    if (headed && highAt <= at) rising.onset(at);
  }

  function reachOverflow(at: number): void {
    rising.set(at, REASON.perhaps, kind);
    if (at - highAt >= levels.rising.notice && !blind) rising.require();
  }

  function passes(entry: TruthEntry): void {
    if (entry.mark === levels.high.raise) {
      highAt = entry.up ? entry.at : Infinity;
      beginRise(entry.at);
    }
    passLevel(high, levels.high, entry);
    passLevel(overflow, levels.overflow, entry);
    if (entry.mark === levels.overflow.raise && entry.up) reachOverflow(entry.at);
  }

  const takes: Partial<Record<TruthKind, (entry: TruthEntry) => void>> = {
    flood: () => {
      kind = 'flood';
    },
    drained: () => {
      kind = weather;
    },
    level: passes,
    outlook: passOutlook,
    sampled: ({ at, mark = 0 }) => {
      if (mark >= levels.high.raise) high.sampled(at);
      if (mark >= levels.overflow.raise) overflow.sampled(at);
    },
    fail: () => see(false),
    obstruct: () => see(false),
    mended: () => see(true),
  };

  function see(again: boolean): void {
    blind = !again;
    if (blind) for (const tracker of [high, overflow, rising]) tracker.excuse();
  }

  return {
    trackers: [high, overflow, rising],
    take(entry) {
      if (entry.at > cameDown + LINGER) {
        rising.set(cameDown + LINGER, REASON.none, kind);
        cameDown = Infinity;
      }
      takes[entry.what]?.(entry);
    },
  };
}
