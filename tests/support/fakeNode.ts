import {
  createDownlink,
  type Direction,
  DOWN,
  expandCounter,
  KEY,
  MAX_FRAME,
  openFrame,
  payloadOffset,
  readDownlink,
  readHeader,
  sealFrame,
  TRIGGER,
  TYPE,
  UP,
} from '@lidwatch/protocol';
import { createNodeCcm, encodeMessage, type Message, type MessageOf } from '@lidwatch/protocol/gateway';

type Fields<T extends Message['type']> = Partial<Omit<MessageOf<T>, 'type'>>;

/** A downlink by name; absent numbers are NONE. */
export interface HeardDownlink {
  readonly type: number;
  readonly seqs: readonly number[];
  readonly configVersion: number;
  /** number and value */
  readonly settings: readonly (readonly [number, number])[];
  readonly action: number;
  readonly minutes: number;
}

/** Frames as a node would send them: its own counters, real encryption. */
export interface FakeNode {
  readonly node: number;
  readonly key: Uint8Array;
  /** counter of the next frame */
  counter: number;
  status(values?: Fields<'status'>): Uint8Array;
  alert(values?: Fields<'alert'>): Uint8Array;
  hello(values?: Fields<'hello'>): Uint8Array;
  report(values: Fields<'report'> & { configVersion: number; result: number }): Uint8Array;
  maintenance(action: number, flags?: number): Uint8Array;
  /** fours of boots, minutes, trouble, detail */
  log(errors: readonly number[]): Uint8Array;
  /** The confirmed report that was made last, as its repeat: a new frame counter, the same seq. `age` in seconds. */
  repeat(age?: number): Uint8Array;
  /** Any payload, sealed as this node's next frame. */
  seal(payload: Uint8Array, direction?: Direction): Uint8Array;
  /** Opens a downlink as the node does; undefined for anything that it would not take. */
  open(frame: Uint8Array): { counter: number; downlink: HeardDownlink } | undefined;
  /** The same for an acknowledgement, and nothing else. */
  openAck(frame: Uint8Array): { counter: number; seqs: number[] } | undefined;
}

export function createFakeNode(node: number, keyByte = node & 255): FakeNode {
  const key = new Uint8Array(16).fill(keyByte);
  const ccm = createNodeCcm(key);
  let last: ((age: number) => Message) | undefined;
  let downHigh = -1;

  function send(message: Message, full = false): Uint8Array {
    const payload = encodeMessage(message);
    const frame = new Uint8Array(MAX_FRAME);
    frame.set(payload, payloadOffset(full));
    const total = sealFrame(ccm, frame, UP, node, self.counter, full, payload.length);
    self.counter += 1;
    return frame.slice(0, total);
  }

  function confirmed(make: (age: number) => Message, full = false): Uint8Array {
    last = make;
    return send(make(0), full);
  }

  const self: FakeNode = {
    node,
    key,
    counter: 0,
    status: (values) => send({ type: 'status', ...QUIET, seq: self.counter & 65535, ...values }),
    alert(values) {
      const seq = self.counter & 65535;
      return confirmed((age) => ({ type: 'alert', ...TILTED, seq, ...(age > 0 ? { age } : {}), ...values }));
    },
    hello(values) {
      const seq = self.counter & 65535;
      return confirmed(() => ({ type: 'hello', ...BOOT, seq, ...values }), true);
    },
    report(values) {
      const seq = self.counter & 65535;
      return confirmed(() => ({ type: 'report', seq, configHash: 1, ...values }));
    },
    maintenance(action, flags = 0) {
      const seq = self.counter & 65535;
      return confirmed(() => ({ type: 'maintenance', seq, flags, action, minutes: 60 }));
    },
    log(errors) {
      const seq = self.counter & 65535;
      return confirmed(() => ({ type: 'log', seq, errors }));
    },
    repeat(age = 0) {
      if (!last) throw new Error('nothing to repeat');
      return send(last(age));
    },
    seal(payload, direction = UP) {
      const frame = new Uint8Array(MAX_FRAME);
      frame.set(payload, payloadOffset(false));
      const total = sealFrame(ccm, frame, direction, node, self.counter, false, payload.length);
      self.counter += 1;
      return frame.slice(0, total);
    },
    open(sealed) {
      const frame = Uint8Array.from(sealed);
      const header = { direction: 0, node: 0, counter: 0, full: false, length: 0 };
      if (!readHeader(frame, frame.length, header) || header.direction !== DOWN || header.node !== node)
        return undefined;
      const counter = header.full ? header.counter : expandCounter(downHigh, header.counter);
      if (counter <= downHigh) return undefined;
      const length = openFrame(ccm, frame, frame.length, header, counter);
      const downlink = createDownlink();
      if (length < 0 || !readDownlink(frame, header.length, header.length + length, downlink)) {
        return undefined;
      }
      downHigh = counter;
      const { values, list } = downlink;
      const value = (key: number) => values[key] ?? 0;
      const settings: [number, number][] = [];
      for (let i = 0; i < value(KEY.settings); i += 2) settings.push([list[i] ?? 0, list[i + 1] ?? 0]);
      return {
        counter,
        downlink: {
          type: value(KEY.type),
          seqs: [...list.subarray(0, Math.max(0, value(KEY.seqs)))],
          configVersion: value(KEY.configVersion),
          settings,
          action: Math.max(0, value(KEY.action)),
          minutes: Math.max(0, value(KEY.minutes)),
        },
      };
    },
    openAck(sealed) {
      const opened = self.open(sealed);
      if (opened?.downlink.type !== TYPE.ack) return undefined;
      return { counter: opened.counter, seqs: [...opened.downlink.seqs] };
    },
  };
  return self;
}

const QUIET = { flags: 0, battery: 180, temperature: 153, tilt: 5, water: 20, vibration: 1 };

/** Five samples of 30 degrees, a second apart. */
const TILTED = { flags: 1, trigger: TRIGGER.tilt, tiltSeries: [300, 300, 300, 300, 300] };

const BOOT = { flags: 0, firmware: 10203, board: 'test', cause: 1, configHash: 4660, heartbeat: 720, boots: 1 };
