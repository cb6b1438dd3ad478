import {
  BAD_TAG,
  createDownlink,
  DOWN,
  type Downlink,
  expandCounter,
  type Header,
  KEY,
  MAX_FRAME,
  NO_COUNTER,
  openFrame,
  readDownlink,
  readHeader,
} from '@lidwatch/protocol';
import type { Core } from '../core.ts';
import type { Identity } from '../identity.ts';
import { AT } from '../store/memory.ts';
import { REFUSED, TRACE, trace } from '../trace.ts';

/**
 * Opens what comes from the air and hands on what is authentic, addressed to this node and newer than everything
 * obeyed before. The counter is raised before `obey` runs, so that whatever `obey` stores holds both. On a bare link the
 * network has done all of that.
 */
export function createReceiver(
  { hal, words, events }: Core,
  who: Identity,
  obey: (d: Downlink) => void,
): (frame: Uint8Array, length: number) => void {
  const own = new Uint8Array(MAX_FRAME);
  const downlink = createDownlink();
  const header: Header = { direction: 0, node: 0, counter: 0, full: false, length: 0 };

  /** The reason for refusing a frame, or 0. It is opened in a copy: the modem's bytes stay as they came. */
  function open(frame: Uint8Array, length: number): number {
    if (length > MAX_FRAME) return REFUSED.malformed;
    for (let i = 0; i < length; i += 1) own[i] = frame[i] as number;
    if (hal.modem.bare) return readDownlink(own, 0, length, downlink) ? 0 : REFUSED.malformed;
    if (!readHeader(own, length, header) || header.direction !== DOWN || header.node !== who.node) {
      return REFUSED.notForUs;
    }
    const last = words[AT.downCounter];
    const known = last === NO_COUNTER ? last : last >>> 0;
    // 16 bits say nothing to a node that knows no counter to expand them from: whatever was recorded would pass
    if (!header.full && known === NO_COUNTER) return REFUSED.ambiguous;
    const counter = header.full ? header.counter : expandCounter(known, header.counter);
    if (counter <= known) return REFUSED.replayed;
    const payload = openFrame(who.ccm, own, length, header, counter);
    if (payload === BAD_TAG) return REFUSED.badTag;
    if (!readDownlink(own, header.length, header.length + payload, downlink)) return REFUSED.malformed;
    words[AT.downCounter] = counter;
    return 0;
  }

  return (frame, length) => {
    const reason = open(frame, length);
    if (reason !== 0) {
      trace(events, TRACE.refused, reason, length);
      return;
    }
    trace(events, TRACE.downlink, downlink.values[KEY.type] as number, words[AT.downCounter] & 65535);
    obey(downlink);
  };
}
