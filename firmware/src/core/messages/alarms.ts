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

/** `changed(sampled)`: the mode may have changed; `sampled` says whether the alert carried a series. */
export function createAlarms(words: Words, outgoing: Outgoing, changed: (sampled: boolean) => void): Alarms {
  function tell(trigger: number, seriesKey: number, series: Series | null, period: number): void {
    outgoing.alert(trigger, seriesKey, series, period);
    changed(series !== null);
  }

  const cover: CoverEvents = {
    alert(trigger, abnormal, series, period) {
      words[AT.abnormal] |= abnormal;
      if (abnormal !== 0) words[AT.reported] = series === null ? NONE : lastOf(series);
      tell(trigger, KEY.tiltSeries, series, period);
    },
    recovered(series, period) {
      words[AT.abnormal] &= ~(ABNORMAL.tilt | ABNORMAL.hall);
      words[AT.reported] = NONE;
      tell(TRIGGER.recovered, KEY.tiltSeries, series, period);
    },
  };

  function set(abnormal: number, on: boolean): void {
    if (on) words[AT.abnormal] |= abnormal;
    else words[AT.abnormal] &= ~abnormal;
  }

  function water(high: boolean, series: Series, period: number): void {
    set(ABNORMAL.water, high);
    tell(high ? TRIGGER.water : TRIGGER.recovered, KEY.waterSeries, series, period);
  }

  function float(wet: boolean): void {
    set(ABNORMAL.float, wet);
    tell(wet ? TRIGGER.float : TRIGGER.recovered, NO_SERIES, null, 1);
  }

  function fault(): void {
    outgoing.alert(TRIGGER.fault, NO_SERIES, null, 1);
  }

  return { cover, water, float, fault };
}
