import { createNode, type Modem, NO_READING, type Node } from '@lidwatch/firmware';
import {
  CAUSE,
  DOWN,
  EMPTY_WINDOW,
  isBare,
  payloadOffset,
  type ReplayWindow,
  sealFrame,
  TAG_LENGTH,
} from '@lidwatch/protocol';
import { createNodeCcm, decodeMessage, encodeMessage, type Message, openUplink } from '@lidwatch/protocol/gateway';
import { createNoise } from '../../firmware/conformance/parts/noise.ts';
import { createVirtualTime, type VirtualTime } from '../../firmware/conformance/parts/virtualTime.ts';
import { type ModemBench, modemOnBench } from './modemBench.ts';
import type { ModemKind } from './modemKinds.ts';
import { createMemoryFlash } from './node/memoryFlash.ts';

const NODE = 0x4c570001;
const KEY_BYTES = Uint8Array.from({ length: 16 }, (_, i) => i + 1);
/** ms from the end of a frame to the gateway's answer */
const ANSWER = 300;

/** A node with the real core and a real driver on a simulated module, its cover at rest, a float to alert with. */
export interface ModemNode {
  readonly time: VirtualTime;
  readonly bench: ModemBench;
  readonly node: Node;
  /** what the gateway has received, in order; repeats too */
  readonly received: Message[];
  /** alerts that the node has queued since it was installed */
  queuedAlerts(): number;
  /** messages that it has dropped */
  drops(): number;
  /** ms that the modem took to answer each frame; -1 while it has not, -2 where it did so twice */
  readonly answers: number[];
  float(wet: boolean): void;
}

const TRACE_QUEUED = 5;
const TRACE_DROPPED = 8;
const ALERT = 1;

export function createModemNode(kind: ModemKind, seed: number): ModemNode {
  const time = createVirtualTime();
  const ccm = createNodeCcm(KEY_BYTES);
  const random = createNoise(seed);
  const received: Message[] = [];
  const answers: number[] = [];
  let window: ReplayWindow = EMPTY_WINDOW;
  let down = 0;
  let wet = false;
  let floatChanged = () => {};
  let hallChanged = () => {};
  let open = true;
  let queued = 0;
  let dropped = 0;

  /** Undefined for a frame that came twice: a driver repeats what it is not sure of. */
  function payloadOf(frame: Uint8Array): Uint8Array | undefined {
    if (isBare(frame[0] ?? 0)) return frame;
    const opened = openUplink(frame, (id) => (id === NODE ? { ccm, window } : undefined));
    if (!opened.ok && opened.code === 'replayed') return undefined;
    if (!opened.ok) throw new Error(`the node sent a frame that is refused: ${opened.code} ${opened.detail}`);
    window = opened.window;
    return opened.payload;
  }

  function acknowledge(seq: number, bare: boolean): void {
    const payload = encodeMessage({ type: 'ack', seqs: [seq] });
    const frame = new Uint8Array(bare ? payload.length : payloadOffset(true) + payload.length + TAG_LENGTH);
    frame.set(payload, bare ? 0 : payloadOffset(true));
    if (!bare) sealFrame(ccm, frame, DOWN, NODE, down++, true, payload.length);
    bench.module.hear(frame, frame.length);
  }

  const bench = modemOnBench(kind, {
    time,
    onAir(data, length) {
      const frame = Uint8Array.from(data.subarray(0, length));
      const payload = payloadOf(frame);
      if (!payload) return;
      const decoded = decodeMessage(payload);
      if (!decoded.ok) throw new Error(`the node sent what does not decode: ${decoded.code} ${decoded.detail}`);
      const { message } = decoded;
      received.push(message);
      if (message.type === 'status' || !('seq' in message) || message.seq === undefined) return;
      const { seq } = message;
      time.after(ANSWER, () => acknowledge(seq, isBare(frame[0] ?? 0)));
    },
  });

  const modem: Modem = {
    ...bench.modem,
    send(frame, length, done, type) {
      const number = answers.length;
      const asked = time.now();
      answers.push(-1);
      const taken = bench.modem.send(
        frame,
        length,
        (sent) => {
          answers[number] = answers[number] === -1 ? time.now() - asked : -2;
          done(sent);
        },
        type,
      );
      if (!taken) answers.pop();
      return taken;
    },
  };

  const node = createNode(
    {
      clock: time,
      timers: time,
      accelerometer: {
        read(out) {
          out.x = 0;
          out.y = 0;
          out.z = 1000;
          return true;
        },
        arm: () => true,
      },
      modem,
      flash: createMemoryFlash(),
      water: null,
      hall: {
        read: () => open,
        onChange(changed) {
          hallChanged = changed;
        },
      },
      float: {
        read: () => wet,
        onChange(changed) {
          floatChanged = changed;
        },
      },
      battery: () => 3600,
      temperature: () => NO_READING,
      random,
      cause: CAUSE.power,
      crash: 0,
      alive() {},
      reboot() {},
      figures: { sleep: 0, cell: 0, look: 0, round: 0, water: 0, listen: 0 },
    },
    { node: NODE, ccm, firmware: 100, board: 'bench' },
    {
      trace(code, a) {
        if (code === TRACE_QUEUED && a === ALERT) queued += 1;
        if (code === TRACE_DROPPED && a === ALERT) dropped += 1;
      },
    },
  );
  node.start();
  open = false;
  hallChanged();
  time.advance(90_000);
  received.length = 0;

  return {
    time,
    bench,
    node,
    received,
    queuedAlerts: () => queued,
    drops: () => dropped,
    answers,
    float(value) {
      wet = value;
      floatChanged();
    },
  };
}
