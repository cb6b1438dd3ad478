import { expect, it } from 'vitest';
import { isOver, loads, type Manifest, table } from '../../gateway/console/build/sizes.ts';

const MANIFEST: Manifest = {
  'index.html': { file: 'main.js', css: ['main.css'], imports: ['_shared.js'] },
  '_shared.js': { file: 'shared.js' },
  'src/pages/map/page.tsx': { file: 'map.js', css: ['map.css'], imports: ['_shared.js', 'index.html'] },
  'src/parts/leaflet.ts': { file: 'leaflet.js' },
  'src/parts/baseTiles.ts': { file: 'tiles.js', imports: ['_shared.js'] },
  'src/worker/worker.ts': { file: 'worker.js' },
};

it('counts each file of the first page once, and the map library on top', () => {
  const [first, withMap] = loads(MANIFEST, () => 1_000);
  // index.html, theme.js, main.js, main.css, shared.js, map.js, map.css
  expect(first).toMatchObject({ bytes: 7_000, budget: 200_000 });
  expect(withMap).toMatchObject({ bytes: 8_000, budget: 300_000 });
});

it('says what is over its budget', () => {
  const all = loads(MANIFEST, (file) => (file === 'shared.js' ? 195_000 : 1_000));
  expect(all.map(isOver)).toEqual([true, false, false, false]);
  expect(table(all)).toMatch(/^first load +201\.0 kB of 200 kB {2}OVER ITS BUDGET$/m);
});

it('does not take a build for small in which the page is another', () => {
  const { 'src/pages/map/page.tsx': _map, ...rest } = MANIFEST;
  expect(() => loads(rest, () => 1)).toThrow('src/pages/map/page.tsx');
});
