import fc from 'fast-check';
import { expect, it } from 'vitest';
import { message } from '../../../gateway/src/api/stream/message.ts';
import { readEvents, type StreamMessage } from '../../../gateway/src/client/readEvents.ts';

async function read(chunks: readonly Uint8Array[]): Promise<readonly StreamMessage[]> {
  const messages: StreamMessage[] = [];
  async function* source() {
    yield* chunks;
  }
  await readEvents(source(), (one) => void messages.push(one));
  return messages;
}

function cut(bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  return ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
}

it('reads what the gateway writes, however it is cut on the way', async () => {
  const document = fc.record({ cover: fc.string({ unit: 'binary' }), n: fc.integer() });
  const said = fc.array(fc.record({ kind: fc.constantFrom('cover', 'part', 'event'), document }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(said, fc.array(fc.nat(), { maxLength: 20 }), async (all, places) => {
      const text = all
        .map(({ kind, document: data }, i) => {
          const place = { outbox: i, note: 0, heard: 0 };
          return `: still here\n\n${message(kind, JSON.stringify(data), place)}`;
        })
        .join('');
      const messages = await read(cut(new TextEncoder().encode(`retry: 2000\n\n${text}`), places));
      const expected = all.map(({ kind, document: data }, i) => ({ kind, id: `${i}.0.0`, data }));
      expect(messages).toEqual(JSON.parse(JSON.stringify(expected)));
    }),
  );
});

it('takes any bytes, and passes over what is no JSON', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array(), { maxLength: 10 }), async (chunks) => {
      for (const { kind } of await read(chunks)) expect(kind).not.toBe('');
    }),
  );
  expect(await read([new TextEncoder().encode('event: cover\ndata: {\n\nevent: part\ndata: 1\n\n')])).toEqual([
    { kind: 'part', id: undefined, data: 1 },
  ]);
});

it('does not keep a message without end', async () => {
  const endless = new TextEncoder().encode(`data: ${'x'.repeat(65_536)}`);
  await expect(read([...new Array(40).fill(endless)])).rejects.toThrow();
});
