import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRowWriter, readRows, type Value } from '../../../gateway/src/store/journal/rowBytes.ts';

const value: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.double(),
  fc.maxSafeInteger(),
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 60 }),
);

const table = fc
  .integer({ min: 1, max: 14 })
  .chain((width) => fc.array(fc.array(value, { minLength: width, maxLength: width }), { maxLength: 30 }));

it('what was written into the journal is read from it, table after table through one writer', () => {
  const writer = createRowWriter();
  fc.assert(
    fc.property(table, (rows) => {
      for (const row of rows) writer.add(row);
      const written = writer.take();
      expect(written ? readRows(written) : []).toEqual(rows);
    }),
  );
});

it('grows with what is put into it', () => {
  const writer = createRowWriter();
  const rows = Array.from({ length: 5_000 }, (_, i) => [i, 'ü'.repeat(i % 50), new Uint8Array(i % 40)]);
  for (const row of rows) writer.add(row);
  expect(readRows(writer.take() ?? new Uint8Array())).toEqual(rows);
  expect(writer.take()).toBeUndefined();
});
