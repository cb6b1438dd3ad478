/** A row of a hex dump: where it begins, its bytes, and what of them can be read. */
export interface HexRow {
  readonly at: string;
  readonly bytes: string;
  readonly text: string;
}

/** as many as a phone has room for */
const PER_ROW = 8;

/** Printable ASCII as it is, all else as a dot. */
function readable(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.';
}

export function hexRows(hex: string): readonly HexRow[] {
  const bytes = hex.match(/[0-9a-f]{2}/gi) ?? [];
  return Array.from({ length: Math.ceil(bytes.length / PER_ROW) }, (_, row) => {
    const some = bytes.slice(row * PER_ROW, (row + 1) * PER_ROW);
    return {
      at: (row * PER_ROW).toString(16).padStart(4, '0'),
      bytes: some.join(' '),
      text: some.map((byte) => readable(Number.parseInt(byte, 16))).join(''),
    };
  });
}
