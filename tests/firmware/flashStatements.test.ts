import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHUNK, chunksOf, crcOf, quote, readBack } from '../../firmware/build/flash/statements.ts';
import { crcOfText, createStorage } from '../support/espruinoStorage.ts';

const bytes = fc.uint8Array({ maxLength: 3 * CHUNK }).map((array) => Buffer.from(array).toString('latin1'));

function createEngine() {
  const storage = createStorage(65_536);
  const engine = createContext({ E: { CRC32: crcOfText }, require: () => storage });
  return { storage, run: (code: string): unknown => runInContext(code, engine) };
}

describe('the statements that flash a file', () => {
  it('are printable ASCII in one line, so that the console takes no byte for a key', () => {
    fc.assert(
      fc.property(bytes, (text) => {
        for (const { expression } of chunksOf({ name: '.bootcde', bytes: text }))
          expect(expression).toMatch(/^[ -~]+$/);
      }),
    );
  });

  it('quote any bytes as they are', () => {
    fc.assert(
      fc.property(bytes, (text) => {
        expect(createEngine().run(quote(text))).toBe(text);
      }),
    );
  });

  it('leave the file in Storage, and read back its length and checksum', () => {
    fc.assert(
      fc.property(bytes, (text) => {
        const { storage, run } = createEngine();
        for (const { expression } of chunksOf({ name: 'a', bytes: text })) expect(run(expression)).toBe(true);
        expect(storage.contents('a') ?? '').toBe(text);
        expect(run(readBack('a'))).toEqual(text === '' ? 0 : [text.length, crcOf(text)]);
      }),
    );
  });

  it('may each be sent twice, since an answer may be lost', () => {
    const { storage, run } = createEngine();
    const text = 'x'.repeat(2 * CHUNK + 1);
    for (const { expression } of chunksOf({ name: 'a', bytes: text })) {
      expect(run(expression)).toBe(true);
      expect(run(expression)).toBe(true);
    }
    expect(storage.contents('a')).toBe(text);
  });

  it('write nothing of a piece that lost a character', () => {
    const { storage, run } = createEngine();
    const [chunk] = chunksOf({ name: 'a', bytes: 'hello' });
    expect(run(chunk?.expression.replace('hello', 'helo') ?? '')).toBe('garbled');
    expect(storage.names()).toEqual([]);
  });
});
