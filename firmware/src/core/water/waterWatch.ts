import { FLAG, NONE } from '@lidwatch/protocol';
import { collect, createSeries, resetSeries, type Series } from '../common/series.ts';
import type { TimerGroup } from '../common/timer.ts';
import type { Clock, WaterSensor } from '../hal.ts';
import { ABNORMAL, AT, type Words } from '../store/memory.ts';
import { levelOf } from './level.ts';

const SERIES = { none: 0, high: 1, low: 2 } as const;

/** Seconds between the samples of a series. */
const SERIES_PERIOD = 5;
/** Samples that alert, as many as the gateway's rule holds: ten seconds, which leaves twenty of the budget for the radio. */
const RAISING = 3;
/** Samples that recover. Nobody waits for them, and a level that still sways would alert again. */
const CLEARING = 5;

/** Readings in a row that must fail before the sensor is called faulty: foam and spray swallow single echoes. */
const MISSES = 3;

export interface WaterEvents {
  /** As many samples as it takes at or over the raise level, or below the clear level. `series` is reused: copy it. */
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
  sensor: WaterSensor | null,
  clock: Clock,
  timers: TimerGroup,
  words: Words,
  watching: () => boolean,
  events: WaterEvents,
): WaterWatch {
  const series = createSeries();
  const again = timers.create(request);
  let level = NONE;
  let levelAt = 0;
  let misses = 0;
  let asked = false;
  let askedAt = 0;

  function kindOf(): number {
    if (level === NONE || !watching()) return SERIES.none;
    const high = (words[AT.abnormal] & ABNORMAL.water) !== 0;
    if (!high && level >= words[AT.waterRaise]) return SERIES.high;
    return high && level < words[AT.waterClear] ? SERIES.low : SERIES.none;
  }

  function complete(kind: number): void {
    events.changed(kind === SERIES.high, series, SERIES_PERIOD);
    resetSeries(series);
  }

  function take(reading: number): void {
    if (!asked) return;
    asked = false;
    level = sensor === null ? NONE : levelOf(sensor.measures, reading, words[AT.waterDatum]);
    levelAt = clock.now();
    misses = level === NONE ? misses + 1 : 0;
    if (level !== NONE || misses >= MISSES) events.fault(FLAG.waterFault, level === NONE);
    const kind = kindOf();
    if (collect(series, kind, level, kind === SERIES.high ? RAISING : CLEARING)) complete(kind);
    else if (kind !== SERIES.none) again.set(Math.max(0, SERIES_PERIOD * 1000 - (clock.now() - askedAt)));
  }

  function request(): void {
    if (sensor === null) return;
    asked = true;
    askedAt = clock.now();
    sensor.sample(take);
  }

  function sample(): void {
    if (!again.waiting()) request();
  }

  return { sample, level: (ms) => (clock.now() - levelAt <= ms ? level : NONE) };
}
