import { createRylrParser, type RylrEvent } from '@lidwatch/protocol';

/** An event of the parser as a value that can be kept and compared. */
export function copyOf(event: RylrEvent): Record<string, unknown> {
  switch (event.kind) {
    case 'error':
      return { kind: 'error', code: event.code };
    case 'received':
      return {
        kind: 'received',
        address: event.address,
        data: Buffer.from(event.data.subarray(0, event.length)).toString('hex'),
        rssi: event.rssi,
        snr: event.snr,
      };
    case 'value':
      return { kind: 'value', name: event.name, text: event.text };
    default:
      return { kind: event.kind };
  }
}

/** Everything that the parser makes of these chunks, and what it counted. */
export function parseRylr(chunks: readonly Uint8Array[], flush = true) {
  const events: Record<string, unknown>[] = [];
  const parser = createRylrParser((event) => events.push(copyOf(event)));
  for (const chunk of chunks) parser.feed(chunk, chunk.length);
  const pending = parser.pending();
  if (flush) parser.flush();
  return { events, discarded: parser.discarded(), pending };
}

/** The line a module prints for a frame, as bytes. */
export function rcvLine(address: number, data: Uint8Array, rssi: number, snr: number): Buffer {
  return Buffer.concat([
    Buffer.from(`+RCV=${address},${data.length},`, 'latin1'),
    data,
    Buffer.from(`,${rssi},${snr}\r\n`, 'latin1'),
  ]);
}
