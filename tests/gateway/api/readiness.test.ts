import { expect, it } from 'vitest';
import { startGateway } from '../../support/gatewayRig.ts';
import { until } from '../../support/until.ts';

it('is alive and ready with every part up, each named with its state and since when', async () => {
  const rig = await startGateway();
  await until('all parts are up', 10_000, async () => (await rig.get('/readyz')).status === 200);
  expect((await rig.get('/livez')).body).toEqual({ alive: true });
  const { body } = await rig.get('/readyz');
  expect(body).toMatchObject({ ready: true });
  const { parts } = body as { parts: { part: string; status: string; since: string }[] };
  expect(parts.map(({ part, status }) => [part, status])).toEqual([
    ['link field', 'up'],
    ['store', 'up'],
    ['broker', 'up'],
    ['mqtt', 'up'],
    ['upkeep', 'up'],
    ['incidents', 'up'],
    ['residents', 'up'],
    ['config', 'up'],
    ['clock', 'up'],
    ['api', 'up'],
  ]);
  for (const { since } of parts) expect(Date.parse(since)).toBeGreaterThan(Date.now() - 60_000);
});

it('runs without a serial port that does not exist, alive but not ready, and says why and when it tries again', async () => {
  const roof = {
    kind: 'rylr998',
    name: 'roof',
    path: '/dev/ttyNONE',
    baud: 115_200,
    address: 1,
    network: 18,
    band: 868_100_000,
    parameter: '9,7,1,12',
  } as const;
  const rig = await startGateway({ links: [roof] });
  expect((await rig.get('/livez')).status).toBe(200);
  const { status, body } = await rig.get('/readyz');
  expect(status).toBe(503);
  expect(body).toMatchObject({ ready: false });
  const part = await rig.part('link roof');
  expect(part).toMatchObject({ status: 'down', reason: expect.stringContaining('/dev/ttyNONE') });
  expect(Date.parse(part?.nextAttempt ?? '')).toBeGreaterThan(Date.now() - 1_000);
  expect((await rig.get('/api/covers')).status).toBe(200);
});
