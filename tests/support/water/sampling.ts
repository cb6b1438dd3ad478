import type { Stream } from '@lidwatch/sim';
import type { Sample } from '../../../gateway/src/detect/types.ts';
import type { Level } from './floods.ts';

const START = Date.UTC(2026, 2, 1);
const MINUTE = 60_000;

export interface Sampling {
  /** seconds from one sample to the next */
  readonly period: number;
  /** share of samples that are lost */
  readonly loss: number;
}

export const SAMPLINGS: readonly Sampling[] = [
  { period: 63, loss: 0 },
  { period: 63, loss: 0.065 },
  { period: 63, loss: 0.2 },
  { period: 63, loss: 0.9 },
  { period: 5, loss: 0 },
  { period: 180, loss: 0.065 },
  { period: 300, loss: 0.065 },
  { period: 900, loss: 0 },
];

/** What a sensor says: 1.5..3 mm of noise, an offset of -22..0 mm (facts of ultrasonic sensors), whole millimetres. */
function sensor(stream: Stream, level: Level): Level {
  const noise = stream.between(1.5, 3);
  const offset = stream.between(-22, 0);
  return (minute) => {
    const shown = level(minute);
    // a code is what it is
    return shown > -900 && shown < 9_000 ? Math.round(shown + offset + noise * stream.normal()) : shown;
  };
}

/** A recording: a sample each period, from 1..3 h before the start, some of them lost. */
export function recorded(stream: Stream, { period, loss }: Sampling, level: Level, minutes: number): readonly Sample[] {
  const read = sensor(stream, level);
  const samples: Sample[] = [];
  for (let minute = -stream.between(60, 180); minute < minutes; minute += (period * stream.between(0.98, 1.02)) / 60) {
    const water = read(minute);
    if (!stream.chance(loss)) samples.push({ at: Math.round(START + minute * MINUTE), water });
  }
  return samples;
}

/** Levels at which a node tells (firmware/CORE.md), and its periods in minutes. */
const RAISE = 300;
const CLEAR = 200;
const HEARTBEAT = 720;
const ALARM_STATUS = 5;
const SERIES_STEP = 5 / 60;

/**
 * What a node tells of the same: it looks each minute, tells each 12 h and 5 min while in alarm; and at once, with a series, when
 * three samples 5 s apart are at or over its raise level, or five below its clear level.
 */
export function nodeTold(stream: Stream, level: Level, minutes: number): readonly Sample[] {
  const read = sensor(stream, level);
  const samples: Sample[] = [];
  const tell = (minute: number, water: number, trigger?: 'water' | 'recovered') => {
    samples.push({ at: Math.round(START + minute * MINUTE), water, ...(trigger ? { trigger } : {}) });
  };
  let isAlarm = false;
  let status = -stream.between(0, HEARTBEAT);
  let series: (readonly [number, number])[] = [];
  for (let minute = status; minute < minutes; ) {
    const water = read(minute);
    const isLevel = water > -1_000 && water < 9_999;
    const isNews = isLevel && (isAlarm ? water < CLEAR : water >= RAISE);
    series = isNews ? [...series, [minute, water]] : [];
    if (isNews && series.length === (isAlarm ? 5 : 3)) {
      for (const [when, value] of series) tell(when, value, isAlarm ? 'recovered' : 'water');
      isAlarm = !isAlarm;
      series = [];
      status = minute + ALARM_STATUS;
    } else if (minute >= status) {
      if (isLevel && !isNews) tell(minute, water);
      status = minute + (isAlarm ? ALARM_STATUS : HEARTBEAT);
    }
    minute += isNews && series.length > 0 ? SERIES_STEP : 1;
  }
  return samples;
}
