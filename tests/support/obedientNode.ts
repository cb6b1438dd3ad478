import { ACTION, configHash, FLAG, RESULT, SETTING, type SettingName, TYPE } from '@lidwatch/protocol';
import { encodeMessage, type Message } from '@lidwatch/protocol/gateway';
import { SETTING_NAMES, wholeSettings } from '../../gateway/src/orders/settings.ts';
import type { FakeNode, HeardDownlink } from './fakeNode.ts';

type Settings = ReturnType<typeof wholeSettings>;

/** A confirmed message; it is made anew for each sending, as a node does: the hash is that of the moment. */
interface Waiting {
  readonly make: () => Message;
  seq: number | undefined;
}

/** A fake node that does what it is told and answers, with the memory of a node: settings, and what is not acknowledged. */
export interface ObedientNode {
  settings: Settings;
  version: number;
  boots: number;
  isInMaintenance: boolean;
  zeroed: number;
  readonly errors: number[];
  /** the settings that this firmware refuses */
  readonly refuses: Set<SettingName>;
  /** added to the hash, as by a firmware that has more settings */
  hashShift: number;
  /** the flash was lost, and nothing said since that would tell */
  isUntold: boolean;
  /** of every downlink that it took */
  readonly counters: number[];
  /** types of what it took, `config` and so on */
  readonly taken: string[];
  /** the settings of each config that it took */
  readonly configs: SettingName[][];
  /** what waits, oldest first, and a status: the frames of one wake-up */
  wake(): Uint8Array[];
  /** Obeys a downlink; returns the frames that it sends at once. */
  hear(frame: Uint8Array): Uint8Array[];
  /** Does this frame of it carry the hash of its settings? */
  tells(frame: Uint8Array): boolean;
  /** Starts anew. `lost`: with an erased flash. */
  reboot(lost?: boolean): void;
}

const NAMES: ReadonlyMap<number, string> = new Map(Object.entries(TYPE).map(([name, type]) => [type, name]));

export function createObedientNode(fake: FakeNode): ObedientNode {
  let waiting: Waiting[] = [];
  const telling = new WeakSet<Uint8Array>();

  const hash = () => (configHash(self.settings) + self.hashShift) & 65535;

  function tell(make: () => Message): void {
    waiting.push({ make, seq: undefined });
  }

  function send(item: Waiting): Uint8Array {
    item.seq ??= fake.counter & 65535;
    const message = { ...item.make(), seq: item.seq } as Message;
    const frame = fake.seal(encodeMessage(message));
    if ('configHash' in message) telling.add(frame);
    return frame;
  }

  function configure(d: HeardDownlink): void {
    const candidate = { ...self.settings };
    let refused: number | undefined;
    const names: SettingName[] = [];
    for (const [number, value] of d.settings) {
      const name = SETTING_NAMES.find((one) => SETTING[one] === number);
      if (name === undefined) throw new Error('a setting that no node knows');
      names.push(name);
      if (self.refuses.has(name)) refused ??= SETTING[name];
      candidate[name] = value;
    }
    self.configs.push(names);
    if (candidate.tiltClear > candidate.tiltTrigger) refused ??= SETTING.tiltClear;
    if (candidate.waterClear > candidate.waterRaise) refused ??= SETTING.waterClear;
    const { configVersion } = d;
    const result = refused === undefined ? RESULT.applied : RESULT.outOfRange;
    if (refused === undefined) {
      self.settings = candidate;
      self.version = configVersion;
    }
    tell(() => {
      const answer = { type: 'report', seq: 0, configVersion, result, configHash: hash() } as const;
      return refused === undefined ? answer : { ...answer, badSetting: refused };
    });
  }

  function maintain({ action }: HeardDownlink): void {
    if (action === ACTION.reboot) {
      self.reboot();
      return;
    }
    if (action === ACTION.log) {
      tell(() => ({ type: 'log', seq: 0, errors: self.errors }));
      return;
    }
    if (action === ACTION.rezero) self.zeroed += 1;
    else self.isInMaintenance = action === ACTION.begin;
    tell(() => ({ type: 'maintenance', seq: 0, action, minutes: 0 }));
  }

  const self: ObedientNode = {
    settings: wholeSettings({}),
    version: 0,
    boots: 1,
    isInMaintenance: false,
    zeroed: 0,
    errors: [1, 0, 1, 1],
    refuses: new Set(),
    hashShift: 0,
    isUntold: false,
    counters: [],
    taken: [],
    configs: [],
    wake: () => [...waiting.map(send), fake.status({ flags: self.isInMaintenance ? FLAG.maintenance : 0 })],
    hear(frame) {
      const opened = fake.open(frame);
      if (!opened) throw new Error('a downlink that no node would take');
      const { counter, downlink } = opened;
      self.counters.push(counter);
      self.taken.push(NAMES.get(downlink.type) ?? '');
      const before = new Set(waiting);
      if (downlink.type === TYPE.ack) {
        const seqs = new Set(downlink.seqs);
        waiting = waiting.filter(({ seq }) => seq === undefined || !seqs.has(seq));
      } else if (downlink.type === TYPE.config) configure(downlink);
      else maintain(downlink);
      return waiting.filter((item) => !before.has(item)).map(send);
    },
    tells: (frame) => telling.has(frame),
    reboot(lost = false) {
      if (lost) {
        self.settings = wholeSettings({});
        self.version = 0;
        waiting = [];
        self.isUntold = true;
      }
      self.boots += 1;
      const { boots } = self;
      tell(() => ({ type: 'hello', seq: 0, firmware: 10203, cause: 4, configHash: hash(), boots }));
    },
  };
  return self;
}
