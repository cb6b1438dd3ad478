import { AT, createMemoryStore, MODE, TRACE } from '@lidwatch/firmware';
import { ACTION, CAUSE, hashSettings, KEY, TRIGGER, TROUBLE, TYPE } from '@lidwatch/protocol';
import { createNoise } from '../../../firmware/conformance/parts/noise.ts';
import { createNodeBench } from '../nodeBench.ts';
import { HASHES, settingsOf } from './hardConfigs.ts';

/** One power cut: at a time in ms, or in the middle of a write, counted from the start or from the cut before. */
export interface Cut {
  readonly at?: number;
  readonly write?: number;
  /** bytes of the write that arrive */
  readonly kept?: number;
}

/** What came of a life with its power cuts; every complaint is a promise that was broken. */
interface Life {
  readonly complaints: string[];
  readonly cuts: number;
  /** of them, in the middle of a write */
  readonly torn: number;
  /** alerts that were stored, and had to arrive */
  readonly alerts: number;
  /** how long it took, and how much it wrote */
  readonly ms: number;
  readonly writes: number;
}

/** ms behind a start within which a node is heard of: the magnet's hold, the spread of the hellos, a frame and its repetition */
const SPEAKS = 20_000;

interface Stored {
  readonly at: number;
  readonly trigger: number;
}

/**
 * A node is installed, configured, lifted, flooded, worked upon and ordered about, over a lossy link, and its power is cut.
 * It must be heard of again after each cut, hold one whole configuration that is not older than the last it confirmed,
 * tell of every alarm, and have every alert acknowledged that it had stored. The gateway model throws at a counter that
 * comes twice.
 */
export function liveHard(seed: number, cuts: readonly Cut[]): Life {
  // one in three has no hall switch, one in four a link that counts by itself
  const bare = seed % 4 === 0;
  const bench = createNodeBench({ seed: seed * 2, float: true, hall: seed % 3 > 0, bare });
  const { time, gateway, flash } = bench;
  const random = createNoise(seed * 15_838);
  const complaints: string[] = [];
  const starts: number[] = [];
  const stored = new Map<number, Stored>();
  const acknowledged = new Set<number>();
  /** which configurations the hello of a start may tell of, by its boots: the last one confirmed, to the last one sent */
  const allowed = new Map<number, [number, number]>();
  let sent = 0;
  let confirmed = 0;
  let left = [...cuts];
  let cutAt = Number.POSITIVE_INFINITY;
  let torn = 0;
  let ordered = 0;
  let lossy = true;

  function memory() {
    const store = createMemoryStore(flash);
    store.load(0);
    return store.memory;
  }

  function planNext(): void {
    const [next] = left;
    left = left.slice(1);
    flash.tearAt = next?.write ? flash.writes + next.write : 0;
    flash.kept = next?.kept ?? 0;
    cutAt = next?.at === undefined ? Number.POSITIVE_INFINITY : time.now() + next.at;
  }

  const { write } = flash;
  flash.write = (name, bytes) => {
    if (flash.writes + 1 === flash.tearAt) torn += 1;
    const done = write(name, bytes);
    if (done && name.startsWith('state')) {
      for (const entry of memory().queue) {
        if (entry.values[KEY.type] !== TYPE.alert || stored.has(entry.first)) continue;
        stored.set(entry.first, { at: time.now(), trigger: entry.values[KEY.trigger] ?? 0 });
      }
    }
    return done;
  };

  const { start } = bench;
  bench.start = () => {
    const { words } = memory();
    const hash = hashSettings(words, AT.heartbeat);
    const version = HASHES.indexOf(hash);
    if (version < confirmed || version > sent) complaints.push(`settings ${version} not within ${confirmed}..${sent}`);
    allowed.set((words[AT.boots] + 1) & 65_535, [confirmed, sent]);
    starts.push(time.now());
    // a start that was ordered is no cut
    if (bench.reboots === ordered) planNext();
    ordered = bench.reboots;
    start();
  };

  gateway.loses = () => lossy && random(4) === 0;
  gateway.acknowledges = (frame) => {
    const { message } = frame;
    if (message.type === 'report' && message.result === 0) confirmed = Math.max(confirmed, message.configVersion);
    if (message.type === 'hello') {
      const [from, to] = allowed.get(message.boots ?? -1) ?? [1, 0];
      const told = HASHES.indexOf(message.configHash ?? -1);
      if (told < from || told > to) complaints.push(`hello of settings ${told}, not ${from}..${to}`);
    }
    if (lossy && random(4) === 0) return false;
    if (message.type === 'alert') acknowledged.add(message.seq);
    return true;
  };

  function run(ms: number): void {
    const end = time.now() + ms;
    while (time.now() < end) {
      bench.run(Math.min(end, cutAt) - time.now());
      if (time.now() >= cutAt) bench.survive(() => bench.reset(CAUSE.brownout));
    }
  }

  function then(ms: number, ...actions: readonly (() => void)[]): void {
    for (const action of actions) bench.survive(action);
    run(ms);
  }

  function configure(version: number): void {
    sent = Math.max(sent, version);
    gateway.send({ type: 'config', configVersion: version, settings: settingsOf(version) });
  }

  function order(action: number, minutes?: number): void {
    gateway.send({ type: 'maintenance', action, ...(minutes ? { minutes } : {}) });
  }

  function lift(degrees: number): void {
    bench.cover.turn(degrees, 2000);
    bench.hall.set(true);
  }

  function putBack(): void {
    bench.cover.turn(0, 2000);
    time.after(2000, () => bench.hall.set(false));
  }

  /** For `ms` something is to be alarmed, unless work is under way. */
  function alarmed(name: string, triggers: readonly number[], ms: number, ...actions: readonly (() => void)[]): void {
    const from = time.now();
    const watching = bench.node.mode() !== MODE.maintenance;
    then(ms, ...actions);
    const told = [...stored.values()].some(({ at, trigger }) => at >= from && triggers.includes(trigger));
    if (watching && !told) complaints.push(`${name} was not alarmed`);
  }

  const opened = [TRIGGER.hall, TRIGGER.tilt, TRIGGER.lift];
  then(0, () => bench.start());
  then(30_000, () => bench.hall.set(false));
  then(8000, () => configure(1));
  then(5000, () =>
    gateway.send({
      type: 'config',
      configVersion: 9,
      settings: new Map([
        [0, 1],
        [1, 0],
      ]),
    }),
  );
  alarmed('the first lift', opened, 40_000, () => lift(50));
  then(40_000, putBack);
  alarmed('the water', [TRIGGER.water], 90_000, () => (bench.water = 1500));
  then(50_000, () => (bench.water = 2000));
  then(2000, () => gateway.trouble(TROUBLE.modemDead, 3));
  then(10_000, () => gateway.trouble(TROUBLE.modemBack, 1));
  then(10_000, () => order(ACTION.begin, 4));
  then(20_000, () => lift(80));
  then(20_000, putBack);
  then(5000, () => order(ACTION.end));
  then(10_000, () => order(ACTION.end));
  then(10_000, () => configure(2));
  let reboot = new Uint8Array();
  then(3000, () => {
    reboot = Uint8Array.from(gateway.send({ type: 'maintenance', action: ACTION.reboot }));
  });
  // somebody has recorded it; what is bare, its network guards
  const replay = () => (bare ? undefined : gateway.transmit(reboot));
  then(7000, replay);
  then(20_000, () => bench.cover.slide(300, 1, 6000));
  alarmed('the float', [TRIGGER.float], 30_000, () => bench.float.set(true));
  then(50_000, () => bench.float.set(false));
  then(
    5000,
    () => order(ACTION.cell),
    () => order(ACTION.log),
  );
  // from here on nothing is lost; what the node missed is sent again
  lossy = false;
  then(20_000, () => configure(2));
  then(300_000);
  const ms = time.now();
  const { writes } = flash;
  alarmed('the last lift', opened, 15 * 60_000, () => lift(60));

  then(5000, replay);
  if (bench.reboots > 1) complaints.push('a replayed order was obeyed');
  for (const [first, { trigger }] of stored) {
    if (!acknowledged.has(first)) complaints.push(`alert ${first} (trigger ${trigger}) was stored, and never told`);
  }
  if (bench.traces.some(({ code, a }) => code === TRACE.dropped && a === TYPE.alert))
    complaints.push('an alert was dropped');
  if (bench.node.pending() > 0) complaints.push(`${bench.node.pending()} messages still wait`);
  if (bench.node.mode() !== MODE.alarm) complaints.push(`ended in mode ${bench.node.mode()}`);
  if (confirmed !== 2) complaints.push(`the last configuration was never confirmed: ${confirmed}`);
  starts.forEach((at, i) => {
    const until = Math.min(at + SPEAKS, starts[i + 1] ?? Number.POSITIVE_INFINITY);
    const heard = gateway.received.some((one) => one.at > at && one.at <= at + SPEAKS);
    if (i > 0 && until === at + SPEAKS && !heard) complaints.push(`silent after the start at ${at}`);
  });
  return { complaints, cuts: starts.length - 1 - bench.reboots, torn, alerts: stored.size, ms, writes };
}
