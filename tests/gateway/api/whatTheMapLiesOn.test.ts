import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startGateway } from '../../support/gatewayRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it('tiles are read piece by piece', async () => {
  const path = join(temporaryFolder(), 'city.pmtiles');
  const bytes = Buffer.from(Array.from({ length: 4_096 }, (_, i) => i % 251));
  writeFileSync(path, bytes);
  const { info } = await startGateway({ console: { basemap: { kind: 'pmtiles', path } } });
  const piece = await fetch(`${info.api}/map/base.pmtiles`, { headers: { range: 'bytes=1000-1099' } });
  expect([piece.status, piece.headers.get('content-range')]).toEqual([206, 'bytes 1000-1099/4096']);
  expect(Buffer.from(await piece.arrayBuffer())).toEqual(bytes.subarray(1_000, 1_100));
  expect((await fetch(`${info.api}/map/base.pmtiles`, { headers: { range: 'bytes=9000-' } })).ok).toBe(false);
  expect((await fetch(`${info.api}/map/base.geojson`)).status).toBe(404);
  const told = (await (await fetch(`${info.api}/api/console`)).json()) as { basemap: unknown };
  expect(told.basemap).toEqual({ kind: 'pmtiles', url: '/map/base.pmtiles' });
});

it('lines come as a whole, and to nobody from elsewhere without a session', async () => {
  const path = join(temporaryFolder(), 'city.geojson');
  writeFileSync(path, '{"type":"FeatureCollection","features":[]}');
  const { info } = await startGateway({ console: { basemap: { kind: 'geojson', path } } });
  const answer = await fetch(`${info.api}/map/base.geojson`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/geo+json']);
  expect(await answer.json()).toEqual({ type: 'FeatureCollection', features: [] });
  const browser = await fetch(`${info.api}/map/base.geojson`, { headers: { origin: 'http://elsewhere.example' } });
  expect(browser.status).toBe(401);
});

it('a map that lies on nothing says so', async () => {
  const { get } = await startGateway();
  expect(await get('/map/base.pmtiles')).toMatchObject({ status: 404, body: { detail: 'the map lies on nothing' } });
});
