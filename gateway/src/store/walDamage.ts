import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';

/** What stands in a write-ahead log that nobody has open (sqlite.org/fileformat2.html#walformat). */
export interface WalLook {
  /** frames that are whole */
  readonly whole: number;
  /** Behind them stands a frame of the same log whose checksum is wrong, or the head of the log itself is. */
  readonly isDamaged: boolean;
}

const HEAD = 32;
const FRAME_HEAD = 24;
/** 0x377f0682 and ...83: checksums of little-endian, or big-endian, words */
const MAGIC = 0x377f0682;

interface Sum {
  readonly a: number;
  readonly b: number;
}

/** The running checksum over pairs of words (section 4.2). */
function sumOf(bytes: Buffer, { a, b }: Sum, isBig: boolean): Sum {
  let [x, y] = [a, b];
  for (let i = 0; i + 8 <= bytes.length; i += 8) {
    x = (x + (isBig ? bytes.readUInt32BE(i) : bytes.readUInt32LE(i)) + y) >>> 0;
    y = (y + (isBig ? bytes.readUInt32BE(i + 4) : bytes.readUInt32LE(i + 4)) + x) >>> 0;
  }
  return { a: x, b: y };
}

/**
 * Looks at a log before SQLite does, which passes over what is damaged without a word. A log that was begun anew has
 * frames of the one before it at its end, with other salts: they are no damage.
 */
export function inspectWal(file: string): WalLook | undefined {
  if (!existsSync(file) || statSync(file).size === 0) return undefined;
  const handle = openSync(file, 'r');
  try {
    return inspect(handle, statSync(file).size);
  } finally {
    closeSync(handle);
  }
}

function read(handle: number, length: number, at: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(handle, bytes, 0, length, at));
}

function inspect(handle: number, size: number): WalLook {
  const head = read(handle, HEAD, 0);
  if (head.length < HEAD) return { whole: 0, isDamaged: true };
  const magic = head.readUInt32BE(0);
  const isBig = (magic & 1) === 1;
  let sum = sumOf(head.subarray(0, 24), { a: 0, b: 0 }, isBig);
  const isHead = magic >>> 1 === MAGIC >>> 1 && sum.a === head.readUInt32BE(24) && sum.b === head.readUInt32BE(28);
  const page = head.readUInt32BE(8);
  if (!isHead || page < 512 || page > 65_536) return { whole: 0, isDamaged: true };
  const salts = head.subarray(16, 24);
  let whole = 0;
  for (let at = HEAD; at + FRAME_HEAD + page <= size; at += FRAME_HEAD + page) {
    const frame = read(handle, FRAME_HEAD + page, at);
    if (!frame.subarray(8, 16).equals(salts)) return { whole, isDamaged: false };
    sum = sumOf(frame.subarray(0, 8), sum, isBig);
    sum = sumOf(frame.subarray(FRAME_HEAD), sum, isBig);
    if (sum.a !== frame.readUInt32BE(16) || sum.b !== frame.readUInt32BE(20)) return { whole, isDamaged: true };
    whole += 1;
  }
  return { whole, isDamaged: false };
}

/** SQLite passes over a damaged log without a word, and what stood behind the damage is gone. */
export function damageOf(file: string): string | undefined {
  const wal = inspectWal(`${file}-wal`);
  if (!wal?.isDamaged) return undefined;
  return `the log of the database is damaged behind ${wal.whole} pages: readings that came in last may be lost; no alarm that was acknowledged is`;
}
