import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arrange, markAt } from '../../gateway/console/src/pages/map/arrange.ts';
import { type CoverPoint, KINDS } from '../../gateway/console/src/pages/map/covers.ts';
import { worldX, worldY } from '../../gateway/console/src/parts/mercator.ts';

const point = fc
  .record({
    lat: fc.double({ min: 31.2, max: 31.3, noNaN: true }),
    lon: fc.double({ min: 121.4, max: 121.5, noNaN: true }),
    kind: fc.constantFrom(...KINDS),
  })
  .map(({ lat, lon, kind }) => ({
    lat,
    lon,
    kind,
    x: worldX(lon),
    y: worldY(lat),
    heardAt: 0,
    incident: '',
    unit: '',
  }));

const points = fc
  .array(point, { maxLength: 200 })
  .map((some) => some.map((one, i): CoverPoint => ({ ...one, cover: `C-${i}` })));

it('every alert in sight is in one mark, which is as bad as the worst in it', () => {
  fc.assert(
    fc.property(points, fc.double({ min: 9, max: 19, noNaN: true }), (some, zoom) => {
      const scale = 2 ** zoom;
      const [left, top] = [worldX(121.4) * scale, worldY(31.3) * scale];
      const view = { left, top, width: 1_000, height: 800, zoom };
      const { dots, alerts } = arrange(some, view);
      const inSight = some.filter(({ x, y, kind }) => {
        const [px, py] = [x * scale - left, y * scale - top];
        return kind !== 'normal' && kind !== 'unknown' && px >= 0 && py >= 0 && px <= 1_000 && py <= 800;
      });
      const drawn = alerts.flatMap(({ covers }) => covers.map(({ cover }) => cover));
      expect(drawn.sort()).toEqual(inSight.map(({ cover }) => cover).sort());
      for (const { kind, covers } of alerts) {
        expect(KINDS.indexOf(kind)).toBe(Math.min(...covers.map((one) => KINDS.indexOf(one.kind))));
      }
      for (const { kind } of dots) expect(['normal', 'unknown']).toContain(kind);
    }),
  );
});

it('a click means the alert rather than the dot beside it, and nothing where nothing is', () => {
  const at = (x: number, kind: (typeof KINDS)[number]) => ({ x, y: 0, kind, covers: [] });
  const arranged = { dots: [at(3, 'normal')], alerts: [at(10, 'major'), at(200, 'critical')] };
  expect(markAt(arranged, 4, 0, 14)?.kind).toBe('major');
  expect(markAt(arranged, 100, 0, 14)).toBeUndefined();
});
