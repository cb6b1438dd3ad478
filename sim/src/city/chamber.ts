import { SETTINGS } from '@lidwatch/protocol';
import type { VirtualTime } from '../clock/virtualTime.ts';
import { createLevelSensor, type Failure } from '../physics/levelSensor.ts';
import type { Shower } from '../physics/rain.ts';
import { createTide } from '../physics/tide.ts';
import { createWater, duration, type Hydrograph, timeOfTop } from '../physics/water.ts';
import type { Stream } from '../random/stream.ts';
import type { CoverSpec } from '../scenario/types.ts';
import type { TruthLevels, WaterLevel } from '../truth/levels.ts';
import type { Reading, TruthKind } from '../truth/truth.ts';
import { createPassages } from './passages.ts';

interface ChamberOptions {
  readonly time: VirtualTime;
  readonly spec: CoverSpec;
  readonly stream: (part: string) => Stream;
  /** may grow while the city runs */
  readonly showers: readonly Shower[];
  /** ms by which the tide is ahead */
  readonly tidePhase: number;
  readonly levels: TruthLevels | undefined;
  readonly tell: (what: TruthKind, reading?: Reading) => void;
}

/** The chamber under a cover: its water, and the sensor that looks down on it. */
export interface Chamber {
  start(): void;
  /** one reading of the sensor, now */
  distance(): number | undefined;
  /** The node has got this distance. */
  sounded(distance: number): void;
  floatWet(mark: number): boolean;
  flood(hydrograph: Hydrograph): void;
  rained(shower: Shower): void;
  obstruct(distance: number, ms: number): void;
  fail(as: Failure, ms: number): void;
}

const DAY = 86_400_000;
/** lags of a chamber behind the end of a shower: 0.03 % of the level is left */
const DRAINED = 8;
/** ms over which the rise is taken that an outlook stands on */
const RISE = 60_000;

export function createChamber({ time, spec, stream, showers, tidePhase, levels, tell }: ChamberOptions): Chamber {
  const { now } = time;
  // ASSUMED: of two chambers in one street one answers rain with half, another with twice the level
  const gain = spec.rainGain * Math.exp(0.5 * stream('catchment').normal());
  const tide = createTide(spec.tide, tidePhase);
  const water = createWater({ base: spec.water, catchment: { gain, lag: spec.rainLag }, showers, tide });
  const sonar = createLevelSensor(stream('sonar'));
  const raise = spec.settings.waterRaise ?? SETTINGS.waterRaise.fallback;
  const clear = spec.settings.waterClear ?? SETTINGS.waterClear.fallback;
  const datum = spec.settings.waterDatum ?? SETTINGS.waterDatum.fallback;
  const level = () => Math.round(water.level(now()));
  let wet = false;
  let seen = -Infinity;

  const ownMarks = createPassages(time, water.level, [raise, clear], (_mark, up) => {
    const here = water.level(now());
    if (!wet && up && here >= raise) tell('wet', { water: level() });
    if (wet && !up && here < clear) tell('dry', { water: level() });
    wet = wet ? here >= clear : here >= raise;
  });
  const passages = levels
    ? [
        ownMarks,
        createPassages(time, water.level, [...marksOf(levels.high), ...marksOf(levels.overflow)], (mark, up) =>
          tell('level', { water: level(), mark, up }),
        ),
        createPassages(time, outlook(levels.rising.within), outlookMarks(levels), (mark, up) =>
          tell('outlook', { water: level(), mark, up }),
        ),
      ]
    : [ownMarks];

  /** Where the water will stand in `within` ms if it goes on rising as it does. */
  function outlook(within: number): (t: number) => number {
    return (t) => {
      const here = water.level(t);
      return here + Math.max(0, ((here - water.level(t - RISE)) / RISE) * within);
    };
  }

  function plan(until: number): void {
    for (const one of passages) one.plan(until);
  }

  function planDay(): void {
    plan(now() + DAY);
    time.after(DAY, planDay);
  }

  return {
    start() {
      if (tide) planDay();
      else plan(now());
      for (const shower of showers) time.at(shower.start, () => plan(shower.end + DRAINED * spec.rainLag));
    },
    distance: () => sonar.measure(datum - water.level(now()), now()),
    sounded(distance) {
      if (!levels) return;
      const here = datum - distance;
      const mark = here >= levels.overflow.raise ? levels.overflow.raise : levels.high.raise;
      if (here >= mark && seen < mark) tell('sampled', { water: here, mark });
      seen = here;
    },
    floatWet: (mark) => water.level(now()) >= mark,
    flood(hydrograph) {
      const total = duration(hydrograph);
      const tellLevel = (what: TruthKind) => () => tell(what, { water: level() });
      water.play(now(), hydrograph);
      plan(now() + total + 1);
      time.after(timeOfTop(hydrograph), tellLevel('crest'));
      time.after(total, tellLevel('drained'));
    },
    rained: (shower) => plan(shower.end + DRAINED * spec.rainLag),
    obstruct(distance, ms) {
      sonar.obstruct(distance, now() + ms);
      time.after(ms, () => tell('mended', { as: 'obstruct' }));
    },
    fail(as, ms) {
      sonar.fail(as, now() + ms);
      time.after(ms, () => tell('mended', { as }));
    },
  };
}

function marksOf({ raise, clear, margin }: WaterLevel): readonly number[] {
  return [clear, raise - margin, raise, raise + margin];
}

function outlookMarks({ overflow, rising }: TruthLevels): readonly number[] {
  return [overflow.raise - rising.margin, overflow.raise];
}
