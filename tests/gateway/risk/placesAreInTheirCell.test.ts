import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCells } from '../../../gateway/src/risk/cells.ts';
import { createGrid } from '../../../gateway/src/risk/grid.ts';
import { createFinder } from '../../../gateway/src/risk/inside.ts';
import { square } from '../../support/riskRig.ts';

const lat = fc.double({ min: -89.9, max: 89.9, noNaN: true });
const lon = fc.double({ min: -180, max: 179.999, noNaN: true });
const metres = fc.integer({ min: 50, max: 5_000 });

it('the square of a place holds it, wherever on earth, and has the size that was asked for', () => {
  fc.assert(
    fc.property(lat, lon, metres, (y, x, size) => {
      const grid = createGrid(size);
      const cell = grid.cellAt(y, x);
      const shape = grid.shapeOf(cell);
      const [ring] = shape?.type === 'Polygon' ? shape.coordinates : [];
      const [[west = 0, south = 0] = [], , [east = 0, north = 0] = []] = ring ?? [];
      expect(y).toBeGreaterThanOrEqual(south - 1e-5);
      expect(y).toBeLessThanOrEqual(north + 1e-5);
      expect(x).toBeGreaterThanOrEqual(west - 1e-5);
      expect(x).toBeLessThanOrEqual(east + 1e-5);
      expect(((north - south) * 111_195) / size).toBeCloseTo(1, 1);
      if (Math.abs(y) > 60 || east === 180) return;
      expect(((east - west) * 111_195 * Math.cos((y * Math.PI) / 180)) / size).toBeCloseTo(1, 1);
    }),
  );
});

it('squares stay where they are, whatever else there is', () => {
  expect(createGrid(500).cellAt(23.1291, 113.2644)).toBe('500m-25158-59809');
  expect(createGrid(500).shapeOf('250m-25158-59809')).toBeUndefined();
  expect(createGrid(500).shapeOf('500m-9999999-1')).toBeUndefined();
});

it('a place is found in a polygon as a naive look at all of them would find it', () => {
  const shapes = Array.from({ length: 100 }, (_, i) => square(`s${i}`, (i % 10) * 2, Math.floor(i / 10) * 2, 1.5));
  const find = createFinder(shapes);
  const near = fc.double({ min: -1, max: 21, noNaN: true });
  fc.assert(
    fc.property(near, near, (y, x) => {
      const [column, row] = [Math.floor(x / 2), Math.floor(y / 2)];
      const isIn = x - column * 2 < 1.5 && y - row * 2 < 1.5 && column >= 0 && column < 10 && row >= 0 && row < 10;
      expect(find(y, x)).toBe(isIn ? `s${row * 10 + column}` : undefined);
    }),
  );
});

it('a hole is outside, and an island in it inside again', () => {
  const [outer, hole, island] = [square('', 0, 0, 10), square('', 2, 2, 6), square('', 4, 4, 1)].map(
    ({ geometry }) => (geometry.type === 'Polygon' ? geometry.coordinates[0] : undefined) ?? [],
  );
  const find = createFinder([
    { cell: 'ring', geometry: { type: 'MultiPolygon', coordinates: [[outer ?? [], hole ?? []], [island ?? []]] } },
  ]);
  expect([find(1, 1), find(3, 3), find(4.5, 4.5), find(11, 11)]).toEqual(['ring', undefined, 'ring', undefined]);
});

it('a name that somebody has drawn comes first, then the place, then the name alone', () => {
  const cells = createCells({ kind: 'shapes', file: '', shapes: [square('east', 0, 0), square('west', 5, 5)] });
  expect(cells.cellOf({ cell: 'west', lat: 0.5, lon: 0.5 })).toBe('west');
  expect(cells.cellOf({ cell: 'old', lat: 0.5, lon: 0.5 })).toBe('east');
  expect(cells.cellOf({ cell: 'old', lat: 50, lon: 50 })).toBe('old');
  expect(cells.cellOf({ cell: undefined, lat: undefined, lon: undefined })).toBeUndefined();
});
