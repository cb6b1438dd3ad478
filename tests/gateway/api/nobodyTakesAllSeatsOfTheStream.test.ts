import { get } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { startGateway } from '../../support/gatewayRig.ts';
import { addPeople, beside, openBrowser } from '../../support/people.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const EACH = 20;

it('a person with twenty windows opens no other, and everybody else reads on', async () => {
  const data = temporaryFolder();
  await addPeople(
    beside(data),
    { name: 'root', role: 'admin' },
    { name: 'ann', role: 'viewer' },
    { name: 'bob', role: 'viewer' },
  );
  const rig = await startGateway({ data });

  async function logIn(name: string) {
    const browser = openBrowser(rig.info.api);
    await browser.logIn(name);
    const headers = { cookie: `lidwatch_session=${browser.cookie()}`, 'sec-fetch-site': 'same-origin' };
    /** resolves to the status of one more window */
    return (): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const reading = get(`${rig.info.api}/api/stream`, { headers, agent: false }, (response) => {
          response.resume();
          response.on('error', () => undefined);
          resolve(response.statusCode);
        });
        reading.on('error', reject);
        onTestFinished(() => void reading.destroy());
      });
  }

  const [ann, bob] = [await logIn('ann'), await logIn('bob')];
  const opened = [];
  for (let i = 0; i <= EACH; i += 1) opened.push(await ann());
  expect(opened).toEqual([...Array.from({ length: EACH }, () => 200), 503]);
  expect(await bob()).toBe(200);
  expect((await rig.get('/metrics')).text).toContain('lidwatch_stream_total{what="refused"} 1');
});
