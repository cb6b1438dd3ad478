import { crc32 } from 'node:zlib';
import type { StorageFile } from './job.ts';

/** Bytes that travel in one line: an Espruino holds a whole line in its variables before it runs it. */
export const CHUNK = 768;

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A string literal in printable ASCII: nothing in it that the console would take for a key, such as Ctrl-C. */
export function quote(bytes: string): string {
  return `"${bytes.replace(/[^ !#-[\]-~]/g, (one) => ESCAPES[one] ?? `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`)}"`;
}

/** CRC-32 of a text that has one character for each byte, as E.CRC32 computes it. */
export function crcOf(bytes: string): number {
  return crc32(Buffer.from(bytes, 'latin1'));
}

export interface Chunk {
  readonly length: number;
  /** evaluates to true, "garbled" where characters were lost on the way, or what went wrong */
  readonly expression: string;
}

/**
 * A file as expressions that write it piece by piece. Flash cannot be written twice, so each first compares what
 * arrived with its CRC; and one whose answer was lost may be sent again.
 */
export function chunksOf({ name, bytes }: StorageFile): readonly Chunk[] {
  const chunks: Chunk[] = [];
  const file = quote(name);
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const piece = bytes.slice(at, at + CHUNK);
    const crc = crcOf(piece);
    const there = at === 0 ? '' : `if(!(E.CRC32(s.read(${file},${at},${piece.length}))^${crc}))return true;`;
    chunks.push({
      length: piece.length,
      expression:
        `(function(s,d){try{if(E.CRC32(d)^${crc})return"garbled";${there}` +
        `return s.write(${file},d,${at},${bytes.length})}catch(e){return""+e}})(require("Storage"),${quote(piece)})`,
    });
  }
  return chunks;
}

/** Evaluates to [length, CRC-32] of a file, or to 0 where there is none. */
export function readBack(name: string): string {
  return `(function(d){return d===undefined?0:[d.length,E.CRC32(d)]})(require("Storage").read(${quote(name)}))`;
}
