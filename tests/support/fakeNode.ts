import {
  type AlertState,
  createDownlink,
  createReader,
  createWriter,
  type Direction,
  DOWN,
  type Downlink,
  expandCounter,
  type HelloState,
  MAX_FRAME,
  NONE,
  openFrame,
  payloadOffset,
  type ReportState,
  readDownlink,
  readHeader,
  type StatusState,
  sealFrame,
  TRIGGER,
  TYPE,
  UP,
  type Writer,
  writeAlert,
  writeHello,
  writeMaintenance,
  writeReport,
  writeStatus,
} from '@lidwatch/protocol';
import { createNodeCcm, encodeMessage } from '@lidwatch/protocol/gateway';

/** Frames as a node would send them: its own writers, its own counters, real encryption. */
export interface FakeNode {
  readonly node: number;
  readonly key: Uint8Array;
  /** counter of the next frame */
  counter: number;
  status(values?: Partial<StatusState>): Uint8Array;
  alert(values?: Partial<AlertState>): Uint8Array;
  hello(values?: Partial<HelloState>): Uint8Array;
  report(values: Pick<ReportState, 'configVersion' | 'result' | 'heartbeat'> & Partial<ReportState>): Uint8Array;
  maintenance(action: number, flags?: number): Uint8Array;
  /** fours of boots, minutes, trouble, detail */
  log(errors: readonly number[]): Uint8Array;
  /** The confirmed report that was made last, as its repeat: a new frame counter, the same seq. `age` in seconds. */
  repeat(age?: number): Uint8Array;
  /** Any payload, sealed as this node's next frame. */
  seal(payload: Uint8Array, direction?: Direction): Uint8Array;
  /** Opens a downlink as the node does; undefined for anything that it would not take. */
  open(frame: Uint8Array): { counter: number; downlink: Downlink } | undefined;
  /** The same for an acknowledgement, and nothing else. */
  openAck(frame: Uint8Array): { counter: number; seqs: number[] } | undefined;
}

type Write = (writer: Writer, offset: number, limit: number) => number;

export function createFakeNode(node: number, keyByte = node & 255): FakeNode {
  const key = new Uint8Array(16).fill(keyByte);
  const ccm = createNodeCcm(key);
  let last: ((age: number) => Write) | undefined;
  let downHigh = -1;

  function send(write: Write, full = false): Uint8Array {
    const frame = new Uint8Array(MAX_FRAME);
    const offset = payloadOffset(full);
    const length = write(createWriter(frame), offset, MAX_FRAME - offset - 8);
    if (length === 0) throw new Error('the message does not fit');
    const total = sealFrame(ccm, frame, UP, node, self.counter, full, length);
    self.counter += 1;
    return frame.slice(0, total);
  }

  function confirmed(write: (age: number) => Write, full = false): Uint8Array {
    last = write;
    return send(write(0), full);
  }

  const self: FakeNode = {
    node,
    key,
    counter: 0,
    status(values) {
      const state = { ...QUIET, seq: self.counter & 65535, ...values };
      return send((w, offset, limit) => writeStatus(w, offset, limit, state));
    },
    alert(values) {
      const seq = self.counter & 65535;
      return confirmed((age) => (w, o, l) => writeAlert(w, o, l, { ...TILTED, seq, age: TILTED.age + age, ...values }));
    },
    hello(values) {
      const seq = self.counter & 65535;
      return confirmed(() => (w, o, l) => writeHello(w, o, l, { ...BOOT, seq, ...values }), true);
    },
    report(values) {
      const seq = self.counter & 65535;
      return confirmed(() => (w, o, l) => writeReport(w, o, l, { seq, configHash: 1, badSetting: NONE, ...values }));
    },
    maintenance(action, flags = 0) {
      const seq = self.counter & 65535;
      return confirmed(() => (w, o, l) => writeMaintenance(w, o, l, { seq, flags, action, minutes: 60 }));
    },
    log(errors) {
      const seq = self.counter & 65535;
      const payload = encodeMessage({ type: 'log', seq, errors });
      return confirmed(() => (w, offset) => {
        w.buf.set(payload, offset);
        return payload.length;
      });
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
      if (length < 0 || !readDownlink(createReader(), frame, header.length, header.length + length, downlink)) {
        return undefined;
      }
      downHigh = counter;
      return { counter, downlink };
    },
    openAck(sealed) {
      const opened = self.open(sealed);
      if (opened?.downlink.type !== TYPE.ack) return undefined;
      const { seqs, seqCount } = opened.downlink;
      return { counter: opened.counter, seqs: [...seqs.subarray(0, seqCount)] };
    },
  };
  return self;
}

const QUIET: StatusState = {
  seq: 0,
  flags: 0,
  battery: 180,
  temperature: 153,
  tilt: 5,
  water: 20,
  vibration: 1,
  impacts: 0,
  wakes: 0,
  dropped: 0,
};

/** Five samples of 30 degrees, a second apart. */
const TILTED: AlertState = {
  seq: 0,
  flags: 1,
  trigger: TRIGGER.tilt,
  age: 0,
  period: 1,
  seriesKey: 10,
  series: [300, 300, 300, 300, 300],
  length: 5,
  tilt: NONE,
  water: NONE,
};

const BOOT: HelloState = {
  seq: 0,
  flags: 0,
  firmware: 10203,
  board: 'test',
  cause: 1,
  configHash: 4660,
  heartbeat: 720,
  boots: 1,
};
