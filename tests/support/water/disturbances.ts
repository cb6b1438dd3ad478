import type { Stream } from '@lidwatch/sim';
import type { Level } from './floods.ts';

const DAY = 1440;

/**
 * What is no flood. Heights, lengths and shares without a source are ASSUMED: a box is a thing that is put or parked under
 * the sensor, an echo the sensor's own false one, a swap another sensor hung a little lower. `minutes`: how long to look.
 */
interface Disturbance {
  readonly level: Level;
  readonly minutes: number;
}

type Draw = (stream: Stream, beyond: number) => Disturbance;

/** the median disturbance lasts 134 s; objects are parked for days */
function lasting(stream: Stream): number {
  return stream.chance(0.5) ? stream.exponential(134 / 60 / Math.LN2) : 2 ** stream.between(1, Math.log2(3 * DAY));
}

/** Levels that depend on the minute as a whole, not on how often it is asked for. */
function jitter(stream: Stream, size: number): Level {
  const salt = stream.integer(1, 1_000_000);
  return (minute) => {
    const hash = Math.sin(Math.floor(minute * 12) * 12.9898 + salt) * 43_758.5453;
    return size * (2 * (hash - Math.floor(hash)) - 1);
  };
}

/** Between night and noon an echo from dry ground wanders by 30..50 mm. */
function warmth(stream: Stream): Level {
  const size = stream.between(0, 25);
  const phase = stream.between(0, DAY);
  return (minute) => size * Math.sin((2 * Math.PI * (minute + phase)) / DAY);
}

/** Before the first minute nothing is in the way: what a sensor sees before anything else is taken for the ground. */
const fromNowOn =
  (level: Level): Level =>
  (minute) =>
    minute < 0 ? 0 : level(minute);

export const DISTURBANCES: Readonly<Record<string, Draw>> = {
  box: (stream, beyond) => {
    const [from, length, height] = [stream.between(30, 60), lasting(stream), beyond + stream.between(30, 1_500)];
    const ground = warmth(stream);
    const level = (minute: number) => (minute >= from && minute < from + length ? height : 0) + ground(minute);
    return { level, minutes: from + length + 120 };
  },
  spikes: (stream, beyond) => {
    const often = stream.between(0.01, 0.2);
    const chosen = jitter(stream, 1);
    const height = beyond + stream.between(30, 2_000);
    const level = (minute: number) => (Math.abs(chosen(minute)) < often ? height : 0);
    return { level: fromNowOn(level), minutes: 1.5 * DAY };
  },
  codes: (stream, beyond) => {
    const chosen = jitter(stream, 1);
    const datum = stream.between(beyond + 200, 4_000);
    const codes = [9_999, datum - 5_000, datum - 9_999, Number.NaN];
    const code = codes[stream.integer(0, codes.length - 1)] ?? 0;
    const level = (minute: number) => (Math.abs(chosen(minute / 8)) < 0.4 ? code : 0);
    return { level: fromNowOn(level), minutes: 1.5 * DAY };
  },
  echo: (stream, beyond) => {
    const [from, length, height] = [stream.between(30, 60), lasting(stream), beyond + stream.between(100, 1_500)];
    const shaking = jitter(stream, stream.between(5, 30));
    const level = (minute: number) => (minute >= from && minute < from + length ? height + shaking(minute) : 0);
    return { level, minutes: from + length + 120 };
  },
  flicker: (stream, beyond) => {
    const height = beyond + stream.between(100, 1_500);
    const share = stream.between(0.05, 0.5);
    const slow = jitter(stream, 1);
    const level = (minute: number) => ((slow(minute / 15) + 1) / 2 < share ? height : 0);
    return { level: fromNowOn(level), minutes: 1.5 * DAY };
  },
  traffic: (stream, beyond) => {
    const [from, length] = [stream.between(30, 60), lasting(stream)];
    const [often, chosen, height] = [stream.between(0.3, 1), jitter(stream, 1), jitter(stream, 600)];
    const isThere = (minute: number) =>
      minute >= from && minute < from + length && (chosen(minute / 6) + 1) / 2 < often;
    const level = (minute: number) => (isThere(minute) ? beyond + 650 + height(minute / 6) : 0);
    return { level, minutes: from + length + 120 };
  },
  swap: (stream, beyond) => {
    const [from, offset] = [stream.between(30, 600), beyond + stream.between(30, 300)];
    const ground = warmth(stream);
    const level = (minute: number) => (minute < from ? 0 : offset) + ground(minute);
    return { level, minutes: from + 2 * DAY };
  },
  stuck: (stream, beyond) => {
    const [from, place] = [stream.between(30, 600), beyond + stream.between(30, 1_500)];
    return { level: (minute) => (minute < from ? 0 : place), minutes: from + 2 * DAY };
  },
};
