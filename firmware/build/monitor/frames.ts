import {
  BAD_TAG,
  type Ccm,
  expandCounter,
  type Header,
  isBare,
  NO_COUNTER,
  openFrame,
  readHeader,
} from '@lidwatch/protocol';
import { createNodeCcm, decodeMessage, type Message } from '@lidwatch/protocol/gateway';

/** What a frame turned out to be. */
export interface FrameReading {
  readonly bytes: number;
  /** of a sealed frame */
  readonly node?: number;
  readonly counter?: number;
  /** where it could be opened and read */
  readonly message?: Message;
  /** why it could not */
  readonly fault?: string;
}

export interface FrameReader {
  read(frame: Uint8Array): FrameReading;
}

/**
 * Reads the frames of one node, either way, bare or sealed. Without the node's key (32 hex digits) a sealed one shows
 * its header only. Follows the counters, so that 16 bits of one stand for the right 32.
 */
export function createFrameReader(key?: string): FrameReader {
  const cipher: Ccm | undefined = key === undefined ? undefined : createNodeCcm(Buffer.from(key, 'hex'));
  /** largest counter so far, up and down */
  const high = [NO_COUNTER, NO_COUNTER];

  function decode(bytes: number, payload: Uint8Array, more: { node?: number; counter?: number }): FrameReading {
    const decoded = decodeMessage(payload);
    return decoded.ok
      ? { bytes, ...more, message: decoded.message }
      : { bytes, ...more, fault: `rejected: ${decoded.code}` };
  }

  return {
    read(frame) {
      const bytes = frame.length;
      if (isBare(frame[0] ?? 0)) return decode(bytes, frame, {});
      const header: Header = { direction: 0, node: 0, counter: 0, full: false, length: 0 };
      if (!readHeader(frame, bytes, header)) return { bytes, fault: 'no frame' };
      const { node, direction } = header;
      const before = high[direction] ?? NO_COUNTER;
      const counter = header.full ? header.counter : expandCounter(before, header.counter);
      if (!cipher) return { bytes, node, counter, fault: 'sealed, and no key to open it' };
      const copy = Uint8Array.from(frame);
      const length = openFrame(cipher, copy, bytes, header, counter);
      if (length === BAD_TAG) return { bytes, node, counter, fault: 'does not open' };
      high[direction] = Math.max(before, counter);
      return decode(bytes, copy.subarray(header.length, header.length + length), { node, counter });
    },
  };
}
