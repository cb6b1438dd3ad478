import { expect, it } from 'vitest';
import { systemClock } from '../../../gateway/src/parts/clock.ts';
import { startGateway, testApi } from '../../support/gatewayRig.ts';
import { addPeople, beside, openBrowser, PASSWORD } from '../../support/people.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it('puts off whoever guesses, says how long, and answers the right password no sooner', async () => {
  const data = temporaryFolder();
  await addPeople(beside(data), { name: 'ann', role: 'admin' });
  // time stands: no pause is over while the machine is slow
  const started = Date.now();
  const rig = await startGateway({ data }, { clock: { now: () => started, after: systemClock.after } });
  const browser = openBrowser(rig.info.api);
  const statuses: number[] = [];
  for (let i = 0; i < 8; i += 1) statuses.push((await browser.logIn('ann', `guess number ${i} of many`)).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  const put = await browser.logIn('ann', PASSWORD);
  expect([put.status, Number(put.headers['retry-after'])]).toEqual([429, expect.toSatisfy((s) => s >= 1 && s <= 900)]);
  // as a name that nobody has is put off
  for (let i = 0; i < 5; i += 1) await browser.logIn('nobody-has-it', PASSWORD);
  expect((await browser.logIn('nobody-has-it', PASSWORD)).status).toBe(429);
  const { text } = await rig.get('/metrics');
  expect(text).toMatch(/lidwatch_api_refused_total\{reason="login wrong"\} \d+/);
  expect(text).toMatch(/lidwatch_api_refused_total\{reason="login throttled"\} \d+/);
});

it('counts the requests of a person, and not those of all who share an address', async () => {
  const data = temporaryFolder();
  await addPeople(beside(data), { name: 'ann', role: 'admin' }, { name: 'bob', role: 'viewer' });
  const rig = await startGateway({ data, api: testApi({ perMinute: 20 }) });
  const [ann, bob] = [openBrowser(rig.info.api), openBrowser(rig.info.api)];
  await ann.logIn('ann');
  await bob.logIn('bob');
  const statuses: number[] = [];
  for (let i = 0; i < 25; i += 1) statuses.push((await ann.visit('GET', '/api/gateway')).status);
  expect([statuses[0], statuses.at(-1)]).toEqual([200, 429]);
  expect((await bob.visit('GET', '/api/gateway')).status).toBe(200);
});

it('counts by whom a proxy on this machine names, not all who come through it together', async () => {
  const data = temporaryFolder();
  await addPeople(beside(data), { name: 'ann', role: 'admin' });
  const started = Date.now();
  const rig = await startGateway({ data }, { clock: { now: () => started, after: systemClock.after } });
  const browser = openBrowser(rig.info.api);
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const guess = (i: number) =>
    browser.visit('POST', '/api/session', { name: `nobody-${i}`, password: PASSWORD }, from('192.0.2.1'));
  let last = 0;
  for (let i = 0; i < 25; i += 1) last = (await guess(i)).status;
  expect(last).toBe(429);
  const right = await browser.visit('POST', '/api/session', { name: 'ann', password: PASSWORD }, from('192.0.2.2'));
  expect(right.status).toBe(200);
});

it('a login that came while too many were looked at has not guessed', async () => {
  const data = temporaryFolder();
  await addPeople(beside(data), { name: 'ann', role: 'admin' });
  const rig = await startGateway({ data });
  const ask = (name: string, i: number) =>
    openBrowser(rig.info.api).visit(
      'POST',
      '/api/session',
      { name, password: PASSWORD },
      {
        'x-forwarded-for': `192.0.2.${i}`,
      },
    );
  // more at once than are looked at or wait, and then ann
  const crowd = Array.from({ length: 40 }, (_, i) => ask(`nobody-${i}`, i));
  const hers = Array.from({ length: 10 }, () => ask('ann', 200));
  await Promise.all([...crowd, ...hers]);
  const { text } = await rig.get('/metrics');
  expect(Number(/refused_total\{reason="login busy"\} (\d+)/.exec(text)?.[1])).toBeGreaterThan(10);
  expect(text).not.toContain('refused_total{reason="login throttled"}');
  expect((await ask('ann', 200)).status).toBe(200);
});
