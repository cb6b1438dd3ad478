import { SourceMap, type SourceMapPayload } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildEs5 } from '../../firmware/build/chain/chain.ts';
import { placeOf, remapped, stretchesOf } from '../../firmware/build/chain/mappings.ts';
import { bytesBySource, measure } from '../../firmware/build/sizeReport.ts';

const TEXT = `declare function use(value: unknown): void;
declare function read(): number;
function careful(level: number): void {
  if (level > read()) throw new Error('over the brim');
  use(level);
}
careful(read());
careful(7);
`;

describe('the source map of a script', () => {
  it('leads from the column of a crash to the line of the sources, and has their text', async () => {
    const { code, map } = await buildEs5({ name: 'careful.ts', text: TEXT });
    const column = code.indexOf('Error("over') + 1;
    expect(column).toBeGreaterThan(1);
    expect(placeOf(map, 1, column)).toMatchObject({ source: expect.stringMatching(/careful\.ts$/), line: 4 });
    expect(map.sourcesContent?.[0]).toBe(TEXT);
    expect(placeOf(map, 1, 1)).toBeUndefined();
    expect(placeOf(map, 9, 1)).toBeUndefined();
  });

  it('says the same as the one that Node reads', async () => {
    const { code, map } = await buildEs5({ name: 'careful.ts', text: TEXT });
    const node = new SourceMap(map as unknown as SourceMapPayload);
    for (let column = '!function(){'.length + 1; column <= code.length; column += 1) {
      const found = node.findEntry(0, column - 1);
      const { line, column: at } = placeOf(map, 1, column) ?? {};
      expect([line, at]).toEqual('originalLine' in found ? [found.originalLine + 1, found.originalColumn + 1] : []);
    }
  });

  it('shares out every byte of the script, to parts and to sources', async () => {
    const bundle = await buildEs5({ name: 'careful.ts', text: TEXT });
    const { files, parts, left, steps } = measure('careful', bundle, 1000);
    const sum = (bytes: Readonly<Record<string, number>>) => Object.values(bytes).reduce((a, b) => a + b, 0);
    expect(sum(files)).toBe(steps.minified);
    expect(sum(parts)).toBe(steps.minified);
    expect(left).toBe(1000 - steps.minified);
    expect(bytesBySource('ab\ncd\n', { sources: ['x'], mappings: 'AAAA;CAAA;' })).toEqual({ chain: 3, x: 3 });
  });

  it('can be moved to the right by any number of columns, and back', () => {
    const _moved = (mappings: string, by: number) => remapped(mappings, (column) => column + by);
    const segment = fc.tuple(fc.nat(9000), fc.nat(5), fc.nat(900), fc.nat(200));
    const columns = fc.nat(70_000);
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 6 }), columns, (segments, by) => {
        const mappings = segments.map((one) => remapped('AAAA', () => one[0])).join(',');
        const map = { sources: ['x'], mappings };
        const there = { sources: ['x'], mappings: remapped(mappings, (column) => column + by) };
        const shifted = stretchesOf(map)[0]?.map((one) => ({ ...one, column: one.column + by }));
        expect(stretchesOf(there)[0]).toEqual(segments.length === 0 ? [] : shifted);
        expect(remapped(there.mappings, (column) => column - by)).toBe(mappings);
      }),
    );
  });

  it('can be stretched: each column moves for itself', () => {
    const map = { sources: ['x'], mappings: 'AAAA,IAAI,QAAQ' };
    const stretched = { ...map, mappings: remapped(map.mappings, (column) => column * 3 + 1) };
    const before = stretchesOf(map)[0] ?? [];
    expect(stretchesOf(stretched)[0]).toEqual(before.map((one) => ({ ...one, column: one.column * 3 + 1 })));
  });
});
