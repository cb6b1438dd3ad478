import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseShapes } from '../../../gateway/src/risk/geojson.ts';
import { createFinder } from '../../../gateway/src/risk/inside.ts';

const position = fc.oneof(
  fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })),
  fc.array(fc.jsonValue(), { maxLength: 3 }),
);
const ring = fc.oneof(
  fc.array(position, { minLength: 3, maxLength: 6 }).map((some) => [...some, some[0]]),
  fc.jsonValue(),
);
const geometry = fc.oneof(
  fc.record({ type: fc.constant('Polygon'), coordinates: fc.array(ring, { maxLength: 2 }) }),
  fc.record({
    type: fc.constant('MultiPolygon'),
    coordinates: fc.array(fc.array(ring, { maxLength: 2 }), { maxLength: 2 }),
  }),
  fc.jsonValue(),
);
const properties = fc.oneof(fc.record({ name: fc.oneof(fc.string(), fc.integer()) }), fc.jsonValue());
const feature = fc.oneof(fc.record({ type: fc.constant('Feature'), properties, geometry }), fc.jsonValue());
const collection = fc.oneof(
  fc.record({ type: fc.constant('FeatureCollection'), features: fc.array(feature, { maxLength: 4 }) }),
  fc.jsonValue(),
);

it('without a throw: with shapes that can be used, or with what is wrong and where', () => {
  fc.assert(
    fc.property(collection, fc.constantFrom('name', '__proto__', 'constructor'), (value, key) => {
      const { shapes, faults } = parseShapes(JSON.parse(JSON.stringify(value)), key);
      expect(shapes.length > 0).toBe(faults.length === 0);
      for (const { message } of faults) expect(message).not.toBe('');
      const find = createFinder(shapes);
      expect([undefined, ...shapes.map(({ cell }) => cell)]).toContain(find(0, 0));
    }),
    { numRuns: 500 },
  );
});
