/** A value as SQLite takes it. */
export type Value = number | string | Uint8Array | null;
export type Row = readonly Value[];

/** Rows of one table, all of one width, written one behind the other: their number, their width, then each value. */
export interface RowWriter {
  add(row: Row): void;
  /** what was added since the last time, good until more is; undefined where nothing was */
  take(): Uint8Array | undefined;
}

const NULL = 0;
const NUMBER = 1;
const TEXT = 2;
const BYTES = 3;

/** number of rows, and values in each */
const HEAD = 8;
/** a tag, and a length or a number */
const LARGEST_FIXED = 9;
/** UTF-8 of one unit of UTF-16 */
const WIDEST = 3;

export function createRowWriter(): RowWriter {
  let bytes = Buffer.alloc(64 * 1024);
  let view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let [at, rows, width] = [HEAD, 0, 0];

  function roomFor(more: number): void {
    if (at + more <= bytes.length) return;
    const longer = Buffer.alloc(Math.max(bytes.length * 2, at + more));
    longer.set(bytes.subarray(0, at));
    bytes = longer;
    view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  function put(value: Value): void {
    if (typeof value === 'number') {
      bytes[at] = NUMBER;
      view.setFloat64(at + 1, value);
      at += LARGEST_FIXED;
    } else if (value === null) {
      bytes[at] = NULL;
      at += 1;
    } else if (typeof value === 'string') {
      roomFor(LARGEST_FIXED + value.length * WIDEST);
      const length = bytes.write(value, at + 5, 'utf8');
      bytes[at] = TEXT;
      view.setUint32(at + 1, length);
      at += 5 + length;
    } else {
      roomFor(LARGEST_FIXED + value.length);
      bytes[at] = BYTES;
      view.setUint32(at + 1, value.length);
      bytes.set(value, at + 5);
      at += 5 + value.length;
    }
  }

  return {
    add(row) {
      width = row.length;
      rows += 1;
      for (const value of row) {
        roomFor(LARGEST_FIXED);
        put(value);
      }
    },
    take() {
      if (rows === 0) return undefined;
      view.setUint32(0, rows);
      view.setUint32(4, width);
      const taken = bytes.subarray(0, at);
      [at, rows, width] = [HEAD, 0, 0];
      return taken;
    },
  };
}

/** What a RowWriter has written. */
export function readRows(written: Uint8Array): readonly Row[] {
  const bytes = Buffer.from(written.buffer, written.byteOffset, written.length);
  const [count, width] = [bytes.readUInt32BE(0), bytes.readUInt32BE(4)];
  let at = HEAD;

  function value(): Value {
    const tag = bytes[at];
    if (tag === NULL) {
      at += 1;
      return null;
    }
    if (tag === NUMBER) {
      at += LARGEST_FIXED;
      return bytes.readDoubleBE(at - 8);
    }
    const [from, length] = [at + 5, bytes.readUInt32BE(at + 1)];
    at = from + length;
    return tag === TEXT ? bytes.toString('utf8', from, at) : Uint8Array.from(bytes.subarray(from, at));
  }

  return Array.from({ length: count }, () => Array.from({ length: width }, value));
}
