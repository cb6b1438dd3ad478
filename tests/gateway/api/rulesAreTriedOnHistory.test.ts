import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { createFloodedStreet } from '../../support/floodedStreet.ts';
import { type GatewayRig, startGateway } from '../../support/gatewayRig.ts';
import { createManualClock } from '../../support/manualClock.ts';
import { until } from '../../support/until.ts';

/** A gateway on the database of a street that was flooded, at the end of that time. */
async function start(): Promise<GatewayRig> {
  const { folder, clock, store } = createFloodedStreet();
  store.close();
  return startGateway({ data: folder }, { clock: createManualClock(clock.now()) });
}

const ask = (rig: GatewayRig, body: object) => rig.ask('POST', '/api/rules/dry-run', { body });

it('tells what settings would have raised, beside what was told then', async () => {
  const rig = await start();
  const { status, body } = await ask(rig, { cover: 'C-1', set: { 'water.high': { raise: '250mm' } } });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    ...{ covers: 1, readings: 30, unshown: 0, next: null, underWrongClock: 0 },
    from: expect.stringContaining('2025-12-12T00:00:00.'),
    differences: [{ verdict: 'new', cover: 'C-1', rule: 'water.high', told: null, found: { peak: 280 } }],
  });
  expect((body as { rules: object[] }).rules).toContainEqual({
    ...{ rule: 'water.high', told: 1, found: 2, same: 1, changed: 0, gone: 0, new: 1 },
  });
});

it('takes whole rules in the place of those in force, for all covers, and changes nothing', async () => {
  const rig = await start();
  const rules = { covers: { 'C-1': { 'water.high': { enabled: false } } } };
  const { body } = await ask(rig, { rules, limit: 0 });
  expect(body).toMatchObject({ covers: 2, differences: [], unshown: 1 });
  expect(await rig.get('/api/covers/C-1/rules')).toMatchObject({ status: 200 });
  expect((await ask(rig, {})).body).toMatchObject({ differences: [], unshown: 0 });
  expect((await rig.get('/api/events')).body).toMatchObject({ events: [{ rule: 'water.high' }] });
});

it.each([
  [{ set: { 'water.hgih': {} } }, 'set', 'did you mean \\"water.high\\"?'],
  [{ set: { 'water.high': { raise: '250' } } }, 'set.water.high.raise', 'has no unit'],
  [{ set: { 'water.high': { raise: '150mm' } } }, 'set.water.high.raise', 'lies above raise 150mm'],
  [{ days: 93 }, 'days', ''],
  [{ from: '2026-01-05T00:00:00Z', to: '2026-01-04T00:00:00Z' }, 'from', '92 days'],
  [{ cover: 'C-1', group: 'harbour' }, 'group', 'cannot both'],
])('says what is wrong with %j', async (body, name, message) => {
  const rig = await start();
  const { status, text } = await ask(rig, body);
  expect(status).toBe(400);
  expect(text).toContain(`"name":"${name}`);
  expect(text).toContain(message);
});

it('knows the covers and groups that there are', async () => {
  const rig = await start();
  expect((await ask(rig, { cover: 'C-9' })).status).toBe(404);
  expect((await ask(rig, { group: 'harbour' })).status).toBe(404);
});

it('ends with the connection of who asked, and then takes the next', async () => {
  const rig = await start();
  const { port } = new URL(rig.info.api ?? '');
  const asker = connect(Number(port), '127.0.0.1');
  const head = 'POST /api/rules/dry-run HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
  await new Promise<void>((sent) => asker.write(`${head}content-length: 2\r\n\r\n{}`, () => sent()));
  asker.destroy();
  await until('the next is taken', 20_000, async () => (await ask(rig, {})).status === 200);
  const [one, two] = await Promise.all([ask(rig, {}), ask(rig, {})]);
  expect([one.status, two.status]).toEqual([200, 409]);
});
