import { crc32 } from 'node:zlib';

/** Storage as `jsflash.c` of Espruino has it: flash that can be written once, in files of a size fixed at creation. */
export function createStorage(capacity: number) {
  /** what is written of each file; `undefined` bytes are still erased */
  const files = new Map<string, { size: number; pieces: Map<number, string> }>();

  const used = (): number => [...files.values()].reduce((sum, { size }) => sum + size, 0);

  function contents(name: string): string | undefined {
    const file = files.get(name);
    if (!file) return undefined;
    const bytes = Array.from({ length: file.size }, () => '\u00ff');
    for (const [at, piece] of file.pieces) for (let i = 0; i < piece.length; i += 1) bytes[at + i] = piece.charAt(i);
    return bytes.join('');
  }

  return {
    contents,
    names: () => [...files.keys()],
    getFree: () => capacity - used(),
    compact: () => undefined,
    read(name: string, offset = 0, length?: number): string | undefined {
      return contents(name)?.substring(offset, length === undefined ? undefined : offset + length);
    },
    write(name: string, data: string, offset = 0, size = data.length): boolean {
      if (offset === 0) {
        if (contents(name) === data) return true;
        files.delete(name);
        if (size > capacity - used()) throw new Error('Unable to find or create file');
        files.set(name, { size, pieces: new Map() });
      }
      const file = files.get(name);
      if (!file) throw new Error('Unable to find or create file');
      if (offset + data.length > file.size) throw new Error('Too much data for file size');
      for (const [at, piece] of file.pieces) {
        const apart = at + piece.length <= offset || offset + data.length <= at;
        if (!apart) throw new Error('File already written with different data');
      }
      file.pieces.set(offset, data);
      return true;
    },
  };
}

export const crcOfText = (text: string): number => crc32(Buffer.from(text, 'latin1'));
