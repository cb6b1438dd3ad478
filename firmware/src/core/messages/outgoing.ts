import { KEY, TYPE } from '@lidwatch/protocol';
import type { Series } from '../common/series.ts';
import type { Hal } from '../hal.ts';
import type { FrameCounter } from '../store/counter.ts';
import type { Memory } from '../store/memory.ts';
import { addEntry, createEntry, type Entry } from '../store/queue.ts';
import { TRACE } from '../trace.ts';

/** How old the other signal in an alert may be, in ms: it stands for the instant of the newest sample. */
const OTHER_SIGNAL = 2500;

/** Readings that ride along in an alert of the other signal. */
export interface Readings {
  angle(ms: number): number;
  level(ms: number): number;
}

/** Makes the confirmed messages: queued and stored with the state that they tell of, then handed to the uplink. */
export interface Outgoing {
  /** `series` null: nothing was sampled, the flags alone speak. */
  alert(trigger: number, seriesKey: number, series: Series | null, period: number): void;
  /** sent `spread` ms from now: a street whose power comes back must not speak all at once */
  hello(spread: number): void;
  /** Queued only: whoever makes a report stores it with what it reports, and then sends it. */
  report(configVersion: number, result: number, badSetting: number): Entry;
  maintenance(action: number, minutes: number): void;
  /** Sends what is queued. */
  send(): void;
}

function copySeries(entry: Entry, seriesKey: number, series: Series, period: number): void {
  entry.seriesKey = seriesKey;
  entry.period = period;
  entry.length = series.length;
  for (let i = 0; i < series.length; i += 1) entry.series[i] = series[i] as number;
}

export function createOutgoing(
  hal: Hal,
  memory: Memory,
  commit: () => boolean,
  counter: FrameCounter,
  flags: () => number,
  readings: Readings,
  uplink: { kick(): void; alerted(): void },
  trace: (code: number, a: number, b: number) => void,
): Outgoing {
  function create(type: number, code: number): Entry {
    const entry = createEntry(type, code, flags(), hal.clock.now());
    entry.first = counter.take();
    return entry;
  }

  function enqueue(entry: Entry): Entry {
    trace(TRACE.queued, entry.type, entry.type === TYPE.alert ? entry.code : 0);
    const victim = addEntry(memory.queue, entry);
    if (victim !== null) trace(TRACE.dropped, victim.type, memory.queue.dropped);
    return entry;
  }

  function storeAndSend(): void {
    commit();
    uplink.kick();
  }

  function alert(trigger: number, seriesKey: number, series: Series | null, period: number): void {
    const entry = create(TYPE.alert, trigger);
    if (series !== null) copySeries(entry, seriesKey, series, period);
    if (entry.seriesKey !== KEY.tiltSeries) entry.tilt = readings.angle(OTHER_SIGNAL);
    if (entry.seriesKey !== KEY.waterSeries) entry.water = readings.level(OTHER_SIGNAL);
    enqueue(entry);
    commit();
    uplink.alerted();
  }

  function hello(spread: number): void {
    const entry = create(TYPE.hello, hal.cause);
    entry.due += spread;
    enqueue(entry);
    storeAndSend();
  }

  function report(configVersion: number, result: number, badSetting: number): Entry {
    const entry = create(TYPE.report, result);
    entry.detail = configVersion;
    entry.badSetting = badSetting;
    return enqueue(entry);
  }

  function maintenance(action: number, minutes: number): void {
    const entry = create(TYPE.maintenance, action);
    entry.detail = minutes;
    enqueue(entry);
    storeAndSend();
  }

  return { alert, hello, report, maintenance, send: () => uplink.kick() };
}
