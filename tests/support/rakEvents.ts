import { createRakParser } from '../../gateway/src/transports/rakParser.ts';

/** Everything that the parser makes of these chunks, and what it counted. Data as hex. */
export function parseRak(chunks: readonly Uint8Array[], flush = true) {
  const events: Record<string, unknown>[] = [];
  const parser = createRakParser((event) => {
    events.push(event.kind === 'received' ? { ...event, data: Buffer.from(event.data).toString('hex') } : { ...event });
  });
  for (const chunk of chunks) parser.feed(chunk);
  const pending = parser.pending();
  if (flush) parser.flush();
  return { events, discarded: parser.discarded(), pending };
}

export const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

/** What a module prints for a frame: in the words of RUI3, or of firmware up to 1.0.4. */
export function rakLine(data: Uint8Array, rssi: number, snr: number, old = false): Buffer {
  const hex = Buffer.from(data).toString('hex').toUpperCase();
  return latin(
    old ? `+EVT:RXP2P, RSSI ${rssi}, SNR ${snr}\r\n+EVT:${hex}\r\n` : `+EVT:RXP2P:${rssi}:${snr}:${hex}\r\n`,
  );
}
