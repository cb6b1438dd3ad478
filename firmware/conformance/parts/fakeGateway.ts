import {
  BAD_TAG,
  beginMap,
  beginRead,
  type Ccm,
  createReader,
  createWriter,
  DOWN,
  endMap,
  expandCounter,
  type Header,
  KEY,
  MAX_FRAME,
  NO_COUNTER,
  openFrame,
  payloadOffset,
  putHead,
  putInt,
  putInts,
  putKey,
  putNumber,
  readCount,
  readHeader,
  readInt,
  sealFrame,
  skip,
  TYPE,
  type Writer,
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
  const reader = createReader();
  const seen: Record<number, boolean> = {};
  const last = new Uint8Array(MAX_FRAME);
  let lastLength = 0;
  let high = NO_COUNTER;
  let down = 0;
  let lost = 0;
  let version = 0;
  let settings: readonly number[] = [];

  /** `full`: with the whole counter, as an acknowledgement is sent, which may be the first that a node hears. */
  function transmit(full: boolean, write: (w: Writer) => void): void {
    const frame = new Uint8Array(MAX_FRAME);
    const writer = createWriter(frame);
    beginMap(writer, payloadOffset(full));
    write(writer);
    const length = sealFrame(ccm, frame, DOWN, node, down, full, endMap(writer));
    down += 1;
    counts.downlinks += 1;
    for (let i = 0; i < length; i += 1) last[i] = frame[i] as number;
    lastLength = length;
    options.send(last, length);
  }

  function acknowledge(seq: number): void {
    if (lost > 0) {
      lost -= 1;
      if (lastLength > 0) options.send(last, lastLength);
    } else {
      transmit(true, (w) => {
        putInt(w, KEY.type, TYPE.ack);
        putInts(w, KEY.seqs, [seq], 1);
      });
    }
  }

  function sendConfig(): void {
    const pairs = settings;
    settings = [];
    transmit(false, (w) => {
      putInt(w, KEY.type, TYPE.config);
      putInt(w, KEY.configVersion, version);
      putKey(w, KEY.settings);
      putHead(w, 5, pairs.length / 2);
      for (let i = 0; i < pairs.length; i += 1) putNumber(w, pairs[i] as number);
    });
  }

  function answer(type: number, seq: number): void {
    if (type === TYPE.status) return;
    if (seen[seq]) counts.repeats += 1;
    seen[seq] = true;
    timers.after(COMMIT, () => acknowledge(seq));
    if (settings.length > 0) timers.after(COMMIT + NEXT, sendConfig);
  }

  /** Of the payload only what an answer needs. */
  function read(frame: Uint8Array, start: number, end: number): void {
    let type: number = TYPE.status;
    let seq = 0;
    beginRead(reader, frame, start, end);
    const pairs = readCount(reader, 5);
    for (let i = 0; reader.ok && i < pairs; i += 1) {
      const key = readInt(reader);
      if (key === KEY.type) type = readInt(reader);
      else if (key === KEY.seq) seq = readInt(reader);
      else skip(reader);
    }
    answer(type, seq);
  }

  return {
    receive(bytes, length) {
      const frame = new Uint8Array(length);
      for (let i = 0; i < length; i += 1) frame[i] = bytes[i] as number;
      counts.uplinks += 1;
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
    counts,
  };
}
