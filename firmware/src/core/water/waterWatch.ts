import { FLAG, LIMIT, NONE } from '@lidwatch/protocol';
import { bounded } from '../common/bounded.ts';
import { collect, createCollection, type Series } from '../common/series.ts';
import type { TimerGroup } from '../common/timer.ts';
import type { Ledger } from '../energy/ledger.ts';
import { type Hal, NO_READING, type WaterSensor } from '../hal.ts';
import { ABNORMAL, AT, type Words } from '../store/memory.ts';

/**
 * What samples are collected for, and how many it takes. To alert: as many as the gateway's rule holds, eight seconds, which
 * leaves twenty and more of the budget for the radio. To recover: nobody waits for it, and a level that still sways would alert again.
 */
const SERIES = { none: 0, high: 3, low: 5 } as const;

/** Seconds between the samples of a series: three are told 8 s behind the first, within the 10 s of the median alarm. */
const SERIES_PERIOD = 4;

/** mm by which a level that is being collected may be read under the raise level: more than noise, less than a fall */
const NOISE = 10;

/** Readings in a row that must fail before the sensor is called faulty: foam and spray swallow single echoes. */
const MISSES = 3;

export interface WaterEvents {
  /** As many samples as it takes at or over the raise level, or below the clear level. */
  changed(high: boolean, series: Series, period: number): void;
  fault(flag: number, on: boolean): void;
}

export interface WaterWatch {
  /** Takes a sample now, unless a series does so anyway. */
  sample(): void;
  /** The level, in mm; NONE where the last reading failed or is older than `ms`. */
  level(ms: number): number;
}

export function createWaterWatch(
  { water: sensor, clock, figures }: Hal,
  timers: TimerGroup,
  words: Words,
  watching: () => boolean,
  ledger: Ledger,
  events: WaterEvents,
): WaterWatch {
  const collection = createCollection();
  const again = timers.create(request);
  let level = NONE;
  let levelAt = 0;
  let misses = 0;
  /** clock time of the sample that is under way; -1: none is */
  let askedAt = -1;

  function kindOf(): number {
    if (level === NONE || !watching()) return SERIES.none;
    if ((words[AT.abnormal] & ABNORMAL.water) === 0) {
      const least = words[AT.waterRaise] - (collection.kind === SERIES.high ? NOISE : 0);
      return level >= least ? SERIES.high : SERIES.none;
    }
    return level < words[AT.waterClear] ? SERIES.low : SERIES.none;
  }

  function take(reading: number): void {
    if (askedAt < 0) return;
    levelAt = clock.now();
    const wait = SERIES_PERIOD * 1000 - (levelAt - askedAt);
    askedAt = -1;
    // Above the chamber's reference, in mm. A sensor that looks down hangs `waterDatum` above the reference, so the level
    // is what the air leaves of it; a submersible one measures the level itself.
    level = (sensor as WaterSensor).measures === 'distance' ? words[AT.waterDatum] - reading : reading;
    level = reading === NO_READING ? NONE : bounded(level, LIMIT.waterLow, LIMIT.waterHigh);
    misses = level === NONE ? misses + 1 : 0;
    if (misses === 0 || misses >= MISSES) events.fault(FLAG.waterFault, misses > 0);
    const kind = kindOf();
    if (collect(collection, kind, level, kind)) events.changed(kind === SERIES.high, collection.samples, SERIES_PERIOD);
    else if (kind !== SERIES.none) again.set(Math.max(0, wait));
  }

  function request(): void {
    if (sensor === null) return;
    askedAt = clock.now();
    ledger.spend(figures.water);
    sensor.sample(take);
  }

  return {
    sample() {
      if (!again.waiting() && askedAt < 0) request();
    },
    level: (ms) => (clock.now() - levelAt <= ms ? level : NONE),
  };
}
