import { request } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { startGateway } from '../../support/gatewayRig.ts';
import { addPeople, beside, openBrowser } from '../../support/people.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { until } from '../../support/until.ts';

it('is read with a session, and ends when that is over', async () => {
  const data = temporaryFolder();
  const store = beside(data);
  await addPeople(store, { name: 'root', role: 'admin' }, { name: 'ann', role: 'viewer' });
  // beats come when the test says so
  const timers: (() => void)[] = [];
  const clock = {
    now: () => Date.now(),
    after(ms: number, run: () => void) {
      if (ms === 15_000) timers.push(run);
      const timer = ms === 15_000 ? undefined : setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
  const rig = await startGateway({ data }, { clock });
  const ann = openBrowser(rig.info.api);
  await ann.logIn('ann');
  let text = '';
  let ended = false;
  const headers = { cookie: `lidwatch_session=${ann.cookie()}`, 'sec-fetch-site': 'same-origin' };
  const reading = request(`${rig.info.api}/api/stream`, { headers }, (response) => {
    response.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
    response.on('end', () => {
      ended = true;
    });
  });
  reading.on('error', () => undefined);
  reading.end();
  onTestFinished(() => void reading.destroy());
  await until('all is told', 5_000, () => text.includes('event: ready'));
  const beat = () => {
    for (const run of timers.splice(0)) run();
  };
  beat();
  await until('a beat', 5_000, () => text.includes('still here'));
  expect(ended).toBe(false);
  store.users.change('ann', { disabled: true }, Date.now());
  beat();
  await until('it ends', 5_000, () => ended);
  expect((await rig.get('/metrics')).text).toContain('lidwatch_stream_total{what="ended"} 1');
});
