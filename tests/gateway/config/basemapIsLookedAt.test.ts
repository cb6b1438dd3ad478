import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkConfig } from '../../../gateway/src/config/loadConfig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const folder = (): string => {
  const made = temporaryFolder();
  writeFileSync(join(made, 'good.pmtiles'), Buffer.from('PMTiles\u0003 and then tiles', 'latin1'));
  writeFileSync(join(made, 'old.pmtiles'), Buffer.from('PMTiles\u0002', 'latin1'));
  writeFileSync(join(made, 'good.geojson'), '{"type":"FeatureCollection","features":[]}');
  writeFileSync(join(made, 'point.geojson'), '{"type":"Point","coordinates":[0,0]}');
  writeFileSync(join(made, 'broken.geojson'), '{"type":');
  return made;
};

function check(at: string, section: string) {
  return checkConfig(join(at, 'gateway.yaml'), `name: depot\nconsole: ${section}\n`);
}

it('takes what is there, with its path made whole', () => {
  const at = folder();
  expect(
    check(at, '{ title: Harbour, basemap: ./good.pmtiles, center: { lat: 31.2, lon: 121.5 }, zoom: 13 }'),
  ).toMatchObject({
    ok: true,
    config: {
      console: { title: 'Harbour', basemap: { kind: 'pmtiles', path: join(at, 'good.pmtiles') }, zoom: 13 },
    },
  });
  expect(check(at, '{ basemap: good.geojson }')).toMatchObject({
    ok: true,
    config: { console: { basemap: { kind: 'geojson' } } },
  });
  expect(check(at, '{}')).toMatchObject({ ok: true, config: { console: {} } });
});

it.each([
  ['{ basemap: none.pmtiles }', 'does not exist'],
  ['{ basemap: old.pmtiles }', 'is no PMTiles file of version 3'],
  ['{ basemap: point.geojson }', 'is no FeatureCollection of GeoJSON'],
  ['{ basemap: broken.geojson }', 'is no JSON'],
  ['{ basemap: city.mbtiles }', 'is not the path of a .pmtiles or .geojson file'],
  ['{ center: { lat: 131, lon: 0 } }', '131 is not a latitude, -90 to 90'],
  ['{ zoom: 40 }', '40 is not a zoom of the map, 1 to 20'],
  ['{ tittle: x }', 'unknown key'],
])('%s is told with its line: %s', (section, message) => {
  const found = check(folder(), section);
  if (found.ok) throw new Error('taken');
  const [error] = found.problems.filter(({ severity }) => severity === 'error');
  expect(error).toMatchObject({ line: 2, message: expect.stringContaining(message) });
});
