import { expect, it } from 'vitest';
import { startGateway, testApi } from '../../support/gatewayRig.ts';

/** As if through a proxy: programs on this machine are not counted. */
const elsewhere = { headers: { 'x-forwarded-for': '192.0.2.1' } };

it('is put off until the minute is over, and is still told whether the gateway lives', async () => {
  const rig = await startGateway({ api: testApi({ perMinute: 10 }) });
  const statuses: number[] = [];
  for (let i = 0; i < 15; i += 1) statuses.push((await rig.ask('GET', '/api/covers', elsewhere)).status);
  expect(statuses.slice(0, 10)).toEqual(new Array(10).fill(401));
  expect(statuses.slice(10)).toEqual(new Array(5).fill(429));
  const { headers, body } = await rig.ask('GET', '/api/covers', elsewhere);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect(body).toMatchObject({ type: 'urn:lidwatch:problem:too-many-requests' });
  for (const path of ['/livez', '/readyz']) expect((await rig.ask('GET', path, elsewhere)).status).not.toBe(429);
  expect((await rig.get('/api/covers')).status).toBe(200);
});
