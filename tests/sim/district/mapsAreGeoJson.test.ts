import { basemapOf, cellsOf, createDistrict } from '@lidwatch/sim';
import { expect, test } from 'vitest';

type Ring = readonly (readonly [number, number])[];

/** Positive where it runs counter-clockwise (RFC 7946 section 3.1.6). */
function areaOf(ring: Ring): number {
  let sum = 0;
  for (const [i, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[i + 1] ?? [x, y];
    sum += x * nextY - nextX * y;
  }
  return sum;
}

const district = createDistrict(26);

test('rings are closed and run counter-clockwise, and nothing lies outside of the district', () => {
  for (const { features } of [basemapOf(district), cellsOf(district)]) {
    for (const { geometry } of features) {
      const lines = geometry.type === 'Polygon' ? geometry.coordinates : [geometry.coordinates];
      for (const ring of lines) {
        for (const [lon, lat] of ring) {
          expect(Math.abs(lon + 30)).toBeLessThan(0.03);
          expect(Math.abs(lat - 45)).toBeLessThan(0.02);
        }
        if (geometry.type !== 'Polygon') continue;
        expect(ring.at(-1)).toEqual(ring[0]);
        expect(areaOf(ring)).toBeGreaterThan(0);
      }
    }
  }
});

test('the base map has a river, parks, blocks and every street; each cover lies in a cell of its name', () => {
  const kinds = Object.groupBy(basemapOf(district).features, ({ properties }) => String(properties.kind));
  expect(kinds.water).toHaveLength(1);
  expect(kinds.park?.length).toBeGreaterThan(0);
  expect(kinds.block?.length).toBeGreaterThan(30);
  expect(kinds.street?.length).toBeGreaterThan(12);
  const cells = cellsOf(district).features.map(({ properties }) => properties.name);
  for (const { cell } of district.covers) expect(cells).toContain(cell);
});
