import { DOWN, EMPTY_WINDOW, MAX_FRAME, payloadOffset, type ReplayWindow, sealFrame } from '@lidwatch/protocol';
import { createNodeCcm, decodeMessage, encodeMessage, type Message, openUplink } from '@lidwatch/protocol/gateway';
import { type City, type CityOptions, createCity, dispatch, type TruthEntry } from '@lidwatch/sim';

/** A message as it came in: when, from whom, and in which frame. */
export interface Received {
  readonly at: number;
  readonly node: number;
  readonly counter: number;
  readonly frame: Uint8Array;
  readonly message: Message;
}

export interface WatchedCity {
  readonly city: City;
  readonly received: readonly Received[];
  /** frames that a gateway refuses, by code */
  readonly rejected: Readonly<Record<string, number>>;
  readonly truth: readonly TruthEntry[];
  /** messages of one node and type, once each however often they were sent */
  reports(node: number, type: Message['type']): readonly Received[];
}

/**
 * A city with the least of a gateway behind its air: it opens frames by the protocol's own functions, keeps what it
 * decodes, and acknowledges what is to be confirmed. No detection, no store, no time of its own. While it does not hear,
 * what is sent to it is lost.
 */
export function watchCity(
  options: Omit<CityOptions, 'uplink' | 'truth'>,
  hears: (at: number) => boolean = () => true,
): WatchedCity {
  const received: Received[] = [];
  const truth: TruthEntry[] = [];
  const rejected: Record<string, number> = {};
  const windows = new Map<number, ReplayWindow>();
  const counters = new Map<number, number>();

  function answer(node: number, seq: number, cell: number): void {
    const frame = new Uint8Array(MAX_FRAME);
    const payload = encodeMessage({ type: 'ack', seqs: [seq] });
    const counter = (counters.get(node) ?? -1) + 1;
    counters.set(node, counter);
    frame.set(payload, payloadOffset(true));
    const length = sealFrame(createNodeCcm(city.key(node)), frame, DOWN, node, counter, true, payload.length);
    const radio = city.cells[cell];
    if (radio) dispatch(radio, frame.slice(0, length));
  }

  const city = createCity({
    ...options,
    truth: (entry) => truth.push(entry),
    uplink({ frame, at }, cell) {
      if (!hears(at)) return;
      const opened = openUplink(frame, (node) => ({
        ccm: createNodeCcm(city.key(node)),
        window: windows.get(node) ?? EMPTY_WINDOW,
      }));
      const decoded = opened.ok ? decodeMessage(opened.payload) : opened;
      if (!opened.ok || !decoded.ok) {
        const code = decoded.ok ? 'decoded' : decoded.code;
        rejected[code] = (rejected[code] ?? 0) + 1;
        return;
      }
      const { node, counter, window } = opened;
      const { message } = decoded;
      windows.set(node, window);
      received.push({ at, node, counter, frame, message });
      if (message.type !== 'status' && 'seq' in message) answer(node, Number(message.seq), cell);
    },
  });

  return {
    city,
    received,
    rejected,
    truth,
    reports(node, type) {
      const seen = new Set<unknown>();
      return received.filter((one) => {
        if (one.node !== node || one.message.type !== type) return false;
        const { seq } = one.message as { readonly seq?: number };
        if (seen.has(seq)) return false;
        seen.add(seq);
        return true;
      });
    },
  };
}
