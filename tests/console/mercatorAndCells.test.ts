import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWithin } from '../../gateway/console/src/pages/map/within.ts';
import { stepAt } from '../../gateway/console/src/parts/graticule.ts';
import { latAt, lonAt, worldX, worldY } from '../../gateway/console/src/parts/mercator.ts';

it('a place is found again from its pixels', () => {
  const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
  fc.assert(
    fc.property(degrees(85), degrees(180), (lat, lon) => {
      expect(latAt(worldY(lat))).toBeCloseTo(lat, 6);
      expect(lonAt(worldX(lon))).toBeCloseTo(lon, 6);
    }),
  );
  expect([worldX(0), worldY(0)]).toEqual([128, 128]);
});

it('the lines of the net are never too close', () => {
  for (let zoom = 2; zoom <= 20; zoom += 0.5) {
    const pixels = (stepAt(zoom) * 256 * 2 ** zoom) / 360;
    expect([zoom, pixels >= 120 || stepAt(zoom) === 45]).toEqual([zoom, true]);
  }
});

it('a place is inside a cell, not in its hole, and in any part of several', () => {
  const square = (from: number, to: number) => [
    [from, from],
    [to, from],
    [to, to],
    [from, to],
    [from, from],
  ];
  const ring = { geometry: { type: 'Polygon' as const, coordinates: [square(0, 10), square(4, 6)] } };
  expect([isWithin(ring, 2, 2), isWithin(ring, 5, 5), isWithin(ring, 12, 2)]).toEqual([true, false, false]);
  const two = { geometry: { type: 'MultiPolygon' as const, coordinates: [[square(0, 1)], [square(5, 6)]] } };
  expect([isWithin(two, 0.5, 0.5), isWithin(two, 5.5, 5.5), isWithin(two, 3, 3)]).toEqual([true, true, false]);
  expect(isWithin({ geometry: null }, 0, 0)).toBe(false);
});
