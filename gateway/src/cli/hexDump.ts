const WIDTH = 16;
const PRINTABLE = /[^\x20-\x7e]/g;

/** Bytes as lines of an address, sixteen bytes in hex, and what of them is ASCII. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += WIDTH) {
    const row = Buffer.from(bytes.subarray(at, at + WIDTH));
    const hex = Array.from(row, (byte) => byte.toString(16).padStart(2, '0'));
    const columns = `${hex.slice(0, 8).join(' ')}  ${hex.slice(8).join(' ')}`.padEnd(WIDTH * 3);
    lines.push(`${at.toString(16).padStart(4, '0')}  ${columns}  ${row.toString('latin1').replace(PRINTABLE, '.')}\n`);
  }
  return lines.join('');
}
