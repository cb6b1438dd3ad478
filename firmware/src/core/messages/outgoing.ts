import { hashSettings, KEY, NONE, RESULT, TYPE } from '@lidwatch/protocol';
import type { Series } from '../common/series.ts';
import type { Core } from '../core.ts';
import type { Identity } from '../identity.ts';
import type { FrameCounter } from '../store/counter.ts';
import type { ErrorLog } from '../store/errorLog.ts';
import { AT } from '../store/memory.ts';
import { addEntry, createEntry, type Entry, typeOf } from '../store/queue.ts';
import { TRACE, trace } from '../trace.ts';

/** How old the other signal in an alert may be, in ms: it stands for the instant of the newest sample. */
const OTHER_SIGNAL = 2500;

/** Makes the confirmed messages: queued and stored with the state that they tell of, then handed to the uplink. */
export interface Outgoing {
  /** Set once, before the first message: the other signal rides along in an alert, and some messages say the heartbeat. */
  motion: { angle(ms: number): number };
  water: { level(ms: number): number };
  status: { heartbeat(): number; told: number };
  /** `series` null: nothing was sampled, the flags alone speak. */
  alert(trigger: number, seriesKey: number, series: Series | null, period: number): void;
  /** sent `spread` ms from now: a street whose power comes back must not speak all at once */
  hello(spread: number): void;
  /** How a configuration was answered; where the flash refuses to store it, `undo` is called and the report says so. */
  report(result: number, configVersion: number, badSetting: number, undo: (() => void) | null): void;
  maintenance(action: number, minutes: number): void;
  /** The newest of the error log, as many as the link carries. */
  log(): void;
}

export function createOutgoing(
  { hal, memory, words, commit, flags, drop, events }: Core,
  who: Identity,
  counter: FrameCounter,
  errors: ErrorLog,
  uplink: { kick(): void; alerted(): void },
): Outgoing {
  const { queue } = memory;

  function create(type: number): Entry {
    const entry = createEntry(type, hal.clock.now());
    entry.first = counter.take();
    if (type !== TYPE.report) entry.values[KEY.flags] = flags();
    return entry;
  }

  /** Queued, stored with what it tells of, and sent. */
  function enqueue(entry: Entry): boolean {
    const type = typeOf(entry);
    trace(events, TRACE.queued, type, type === TYPE.alert ? (entry.values[KEY.trigger] as number) : 0);
    const victim = addEntry(queue, entry);
    if (victim) drop(typeOf(victim));
    return commit();
  }

  function alert(trigger: number, seriesKey: number, series: Series | null, period: number): void {
    const entry = create(TYPE.alert);
    const { values } = entry;
    values[KEY.trigger] = trigger;
    if (series) {
      entry.list = series;
      values[seriesKey] = series.length;
      if (period > 1) values[KEY.period] = period;
    }
    if (values[KEY.tiltSeries] === NONE) values[KEY.tilt] = self.motion.angle(OTHER_SIGNAL);
    if (values[KEY.waterSeries] === NONE) values[KEY.water] = self.water.level(OTHER_SIGNAL);
    enqueue(entry);
    uplink.alerted();
  }

  /** Which configuration is in force. */
  function describe({ values }: Entry): void {
    values[KEY.configHash] = hashSettings(words, AT.heartbeat);
    values[KEY.heartbeat] = self.status.told = self.status.heartbeat();
  }

  function hello(spread: number): void {
    const entry = create(TYPE.hello);
    const { values } = entry;
    entry.list = who.board;
    values[KEY.board] = who.board.length;
    values[KEY.firmware] = who.firmware;
    values[KEY.cause] = hal.cause;
    values[KEY.boots] = words[AT.boots];
    describe(entry);
    entry.due += spread;
    enqueue(entry);
    uplink.kick();
  }

  function report(result: number, configVersion: number, badSetting: number, undo: (() => void) | null): void {
    const entry = create(TYPE.report);
    const { values } = entry;
    values[KEY.configVersion] = configVersion;
    values[KEY.result] = result;
    values[KEY.badSetting] = badSetting;
    describe(entry);
    if (!enqueue(entry) && undo) {
      undo();
      values[KEY.result] = RESULT.notStored;
      describe(entry);
    }
    uplink.kick();
  }

  function maintenance(action: number, minutes: number): void {
    const entry = create(TYPE.maintenance);
    entry.values[KEY.action] = action;
    entry.values[KEY.minutes] = minutes;
    enqueue(entry);
    uplink.kick();
  }

  function log(): void {
    // one tells all: a modem that comes and goes must not fill the queue with them
    for (let i = queue.length - 1; i >= 0; i -= 1) if (typeOf(queue[i] as Entry) === TYPE.log) queue.splice(i, 1);
    const entry = create(TYPE.log);
    entry.list = errors.numbers();
    // no list is empty: a node without troubles sends four zeros
    entry.values[KEY.errors] = errors.length() || 4;
    enqueue(entry);
    uplink.kick();
  }

  const self = { alert, hello, report, maintenance, log } as Outgoing;
  return self;
}
