import {
  BAD_TAG,
  type Ccm,
  DOWN,
  expandCounter,
  type Header,
  KEY,
  KEYS,
  MAX_FRAME,
  NO_COUNTER,
  openFrame,
  payloadOffset,
  putHead,
  putNumber,
  readHeader,
  readMap,
  sealFrame,
  TYPE,
} from '@lidwatch/protocol';
import type { Timers } from '../../src/core/hal.ts';

/** As much of a gateway as a node can tell from another: it opens, answers what is confirmed, and configures. */
export interface FakeGateway {
  /** a frame from the air */
  receive(frame: Uint8Array, length: number): void;
  /** The next acknowledgements do not arrive; what does is the last downlink once more, as if somebody had recorded it. */
  replayInsteadOfAcks(count: number): void;
  /** Sends `settings` (number, value, number, value ...) behind the acknowledgement of the next message. */
  configure(version: number, settings: readonly number[]): void;
  /** Sends a maintenance message behind the acknowledgement of the next message; `action`: a value of ACTION. */
  order(action: number): void;
  readonly counts: GatewayCounts;
}

interface GatewayCounts {
  uplinks: number;
  /** reports whose seq had been seen before: repeats of a confirmed message */
  repeats: number;
  downlinks: number;
  /** frames that did not open */
  refused: number;
}

export interface FakeGatewayOptions {
  readonly timers: Timers;
  readonly node: number;
  readonly ccm: Ccm;
  /** frames are payloads as they are, both ways; the network refuses what is recorded, so a replay is only lost */
  readonly bare: boolean;
  /** Puts a frame on the air. */
  send(frame: Uint8Array, length: number): void;
}

/** ms from the end of a frame to its acknowledgement: the commit lies between. */
const COMMIT = 400;
/** ms between two downlinks */
const NEXT = 300;

export function createFakeGateway(options: FakeGatewayOptions): FakeGateway {
  const { timers, ccm, node } = options;
  const counts: GatewayCounts = { uplinks: 0, repeats: 0, downlinks: 0, refused: 0 };
  const header: Header = { direction: 0, node: 0, counter: 0, full: false, length: 0 };
  const heard = { values: new Int32Array(KEYS), list: new Int32Array(64) };
  const seen: Record<number, boolean> = {};
  const last = new Uint8Array(MAX_FRAME);
  let lastLength = 0;
  let high = NO_COUNTER;
  let down = 0;
  let lost = 0;
  let version = 0;
  let settings: readonly number[] = [];
  let ordered = 0;

  /**
   * Sends `count` pairs that `write` puts at a position, returning the next one. `full`: with the whole counter, as an
   * acknowledgement is sent, which may be the first that a node hears.
   */
  function transmit(full: boolean, count: number, write: (frame: Uint8Array, at: number) => number): void {
    const frame = new Uint8Array(MAX_FRAME);
    const start = options.bare ? 0 : payloadOffset(full);
    const end = write(frame, putHead(frame, start, 5, count));
    const length = options.bare ? end : sealFrame(ccm, frame, DOWN, node, down, full, end - start);
    down += 1;
    counts.downlinks += 1;
    for (let i = 0; i < length; i += 1) last[i] = frame[i] as number;
    lastLength = length;
    options.send(last, length);
  }

  function putPair(frame: Uint8Array, at: number, key: number, value: number): number {
    return putNumber(frame, putHead(frame, at, 0, key), value);
  }

  function acknowledge(seq: number): void {
    if (lost > 0) {
      lost -= 1;
      if (lastLength > 0 && !options.bare) options.send(last, lastLength);
    } else {
      transmit(true, 2, (frame, start) => {
        const at = putPair(frame, start, KEY.type, TYPE.ack);
        return putNumber(frame, putHead(frame, putHead(frame, at, 0, KEY.seqs), 4, 1), seq);
      });
    }
  }

  function sendConfig(): void {
    const pairs = settings;
    settings = [];
    transmit(false, 3, (frame, start) => {
      let at = putPair(frame, start, KEY.type, TYPE.config);
      at = putPair(frame, at, KEY.configVersion, version);
      at = putHead(frame, putHead(frame, at, 0, KEY.settings), 5, pairs.length / 2);
      for (let i = 0; i < pairs.length; i += 1) at = putNumber(frame, at, pairs[i] as number);
      return at;
    });
  }

  function sendOrder(): void {
    const action = ordered;
    ordered = 0;
    transmit(false, 2, (frame, start) =>
      putPair(frame, putPair(frame, start, KEY.type, TYPE.maintenance), KEY.action, action),
    );
  }

  function answer(seq: number): void {
    if (seen[seq]) counts.repeats += 1;
    seen[seq] = true;
    timers.after(COMMIT, () => acknowledge(seq));
    if (settings.length > 0) timers.after(COMMIT + NEXT, sendConfig);
    if (ordered > 0) timers.after(COMMIT + NEXT, sendOrder);
  }

  /** Of the payload only what an answer needs: a status has no type, and wants none. */
  function read(frame: Uint8Array, start: number, end: number): void {
    const { values } = heard;
    if (!readMap(frame, start, end, heard, KEY.errors, KEYS)) counts.refused += 1;
    else if ((values[KEY.type] as number) > 0) answer(values[KEY.seq] as number);
  }

  return {
    receive(bytes, length) {
      const frame = new Uint8Array(length);
      for (let i = 0; i < length; i += 1) frame[i] = bytes[i] as number;
      counts.uplinks += 1;
      if (options.bare) {
        read(frame, 0, length);
        return;
      }
      const known = readHeader(frame, length, header) && header.node === node;
      const counter = header.full ? header.counter : expandCounter(high, header.counter);
      const payload = known ? openFrame(ccm, frame, length, header, counter) : BAD_TAG;
      if (payload === BAD_TAG) {
        counts.refused += 1;
        return;
      }
      if (counter > high) high = counter;
      read(frame, header.length, header.length + payload);
    },
    replayInsteadOfAcks(count) {
      lost = count;
    },
    configure(newVersion, pairs) {
      version = newVersion;
      settings = pairs;
    },
    order(action) {
      ordered = action;
    },
    counts,
  };
}
