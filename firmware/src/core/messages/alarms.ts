import { KEY, NONE, TRIGGER } from '@lidwatch/protocol';
import { lastOf, type Series } from '../common/series.ts';
import type { CoverEvents } from '../motion/coverWatch.ts';
import { ABNORMAL, AT, type Words } from '../store/memory.ts';
import type { Outgoing } from './outgoing.ts';

/** What follows from what the watches have found: what is remembered as abnormal, and the alert that tells of it. */
export interface Alarms {
  readonly cover: CoverEvents;
  water(high: boolean, series: Series, period: number): void;
  float(wet: boolean): void;
  fault(): void;
}

const NO_SERIES = 0;

/** 2 deg, in 0.1 deg: a cover that has turned so far in the last seconds of its series may turn on. */
const TURNING = 20;

/** `changed(told)`: the mode may have changed; `told` says whether the alert tells how things stand now. */
export function createAlarms(words: Words, outgoing: Outgoing, changed: (told: boolean) => void): Alarms {
  function tell(trigger: number, seriesKey: number, series: Series | null, period: number, told: boolean): void {
    outgoing.alert(trigger, seriesKey, series, period);
    changed(told);
  }

  const cover: CoverEvents = {
    alert(trigger, abnormal, series, period) {
      words[AT.abnormal] |= abnormal;
      if (abnormal !== 0) words[AT.reported] = series === null ? NONE : lastOf(series);
      // the gateway holds a level for seconds: one that was passed in the last of the series is proven by the next sample
      tell(
        trigger,
        KEY.tiltSeries,
        series,
        period,
        series !== null && lastOf(series) - (series[1] as number) < TURNING,
      );
    },
    recovered(series, period) {
      words[AT.abnormal] &= ~(ABNORMAL.tilt | ABNORMAL.hall);
      words[AT.reported] = NONE;
      tell(TRIGGER.recovered, KEY.tiltSeries, series, period, series !== null);
    },
  };

  function set(abnormal: number, on: boolean): void {
    if (on) words[AT.abnormal] |= abnormal;
    else words[AT.abnormal] &= ~abnormal;
  }

  function water(high: boolean, series: Series, period: number): void {
    set(ABNORMAL.water, high);
    tell(high ? TRIGGER.water : TRIGGER.recovered, KEY.waterSeries, series, period, true);
  }

  function float(wet: boolean): void {
    set(ABNORMAL.float, wet);
    tell(wet ? TRIGGER.float : TRIGGER.recovered, NO_SERIES, null, 1, false);
  }

  function fault(): void {
    outgoing.alert(TRIGGER.fault, NO_SERIES, null, 1);
  }

  return { cover, water, float, fault };
}
