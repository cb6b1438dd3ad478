import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLineWriter } from '../../../gateway/src/cli/lineWriter.ts';

/** How somebody reads: so many bytes of each write, `full` now and then. */
const reader = fc.array(fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant('all' as const)), { maxLength: 60 });

it('each line that was not dropped comes whole, once and in order, however little is taken at a time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ maxLength: 20 }), { maxLength: 40 }), reader, async (texts, takes) => {
      const lines = texts.map((text, i) => `${i} ${text.replaceAll('\n', ' ')}\n`);
      const chunks: Uint8Array[] = [];
      const pace = [...takes];
      let dropped = 0;
      const writer = createLineWriter({
        limit: 200,
        write(bytes, done) {
          const take = pace.shift() ?? 'all';
          const taken = take === 'all' ? bytes.length : Math.min(take, bytes.length);
          chunks.push(Uint8Array.from(bytes.subarray(0, taken)));
          setImmediate(() => done(null, taken));
        },
        onRoom(count) {
          dropped += count;
        },
      });
      for (const line of lines) writer.write(line);
      expect(await writer.end()).toBe(true);
      const got = Buffer.concat(chunks)
        .toString('utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => `${line}\n`);
      expect(lines.filter((line) => got.includes(line))).toEqual(got);
      expect(got.length + dropped).toBe(lines.length);
    }),
  );
});

it('says after a second that nobody reads, and bounds what waits meanwhile', async () => {
  const writer = createLineWriter({ limit: 100, write: () => undefined, onRoom: () => undefined });
  for (let i = 0; i < 1_000; i += 1) writer.write('a line\n');
  expect(await writer.end()).toBe(false);
});

it('a write that fails loses its lines and no others', async () => {
  const got: string[] = [];
  let fails = true;
  const writer = createLineWriter({
    limit: 1_000,
    write(bytes, done) {
      const error = fails ? Object.assign(new Error('full'), { code: 'ENOSPC' }) : null;
      if (!error) got.push(Buffer.from(bytes).toString('utf8'));
      setImmediate(() => done(error, error ? 0 : bytes.length));
    },
    onRoom: () => undefined,
  });
  writer.write('lost\n');
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  fails = false;
  writer.write('kept\n');
  expect(await writer.end()).toBe(true);
  expect(got).toEqual(['kept\n']);
});
