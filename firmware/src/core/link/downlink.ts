import {
  BAD_TAG,
  createDownlink,
  createReader,
  DOWN,
  type Downlink,
  expandCounter,
  type Header,
  MAX_FRAME,
  NO_COUNTER,
  openFrame,
  readDownlink,
  readHeader,
} from '@lidwatch/protocol';
import type { Identity } from '../identity.ts';
import type { Memory } from '../store/memory.ts';
import { REFUSED, TRACE } from '../trace.ts';

/**
 * Opens what comes from the air and hands on what is authentic, addressed to this node and newer than everything
 * obeyed before. The counter is raised before `obey` runs, so that whatever `obey` stores holds both.
 */
export function createReceiver(
  who: Identity,
  memory: Memory,
  obey: (d: Downlink) => void,
  trace: (code: number, a: number, b: number) => void,
): (frame: Uint8Array, length: number) => void {
  const own = new Uint8Array(MAX_FRAME);
  const reader = createReader();
  const downlink = createDownlink();
  const header: Header = { direction: 0, node: 0, counter: 0, full: false, length: 0 };

  /** The reason for refusing a frame, or 0. It is opened in a copy: the modem's bytes stay as they came. */
  function open(frame: Uint8Array, length: number): number {
    for (let i = 0; i < length; i += 1) own[i] = frame[i] as number;
    if (!readHeader(own, length, header)) return REFUSED.notForUs;
    if (header.direction !== DOWN || header.node !== who.node) return REFUSED.notForUs;
    // 16 bits say nothing to a node that knows no counter to expand them from: whatever was recorded would pass
    if (!header.full && memory.downCounter === NO_COUNTER) return REFUSED.ambiguous;
    const counter = header.full ? header.counter : expandCounter(memory.downCounter, header.counter);
    if (counter <= memory.downCounter) return REFUSED.replayed;
    const payload = openFrame(who.ccm, own, length, header, counter);
    if (payload === BAD_TAG) return REFUSED.badTag;
    const start = header.length;
    if (!readDownlink(reader, own, start, start + payload, downlink)) return REFUSED.malformed;
    memory.downCounter = counter;
    return 0;
  }

  return (frame, length) => {
    const reason = length > MAX_FRAME ? REFUSED.malformed : open(frame, length);
    if (reason !== 0) {
      trace(TRACE.refused, reason, length);
      return;
    }
    trace(TRACE.downlink, downlink.type, memory.downCounter % 65536);
    obey(downlink);
  };
}
