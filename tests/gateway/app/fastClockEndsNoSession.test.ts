import { expect, it, onTestFinished } from 'vitest';
import { createGateway } from '../../../gateway/src/app.ts';
import { systemClock } from '../../../gateway/src/parts/clock.ts';
import { testConfig } from '../../support/gatewayRig.ts';
import { createManualClock } from '../../support/manualClock.ts';
import { addPeople, beside, openBrowser } from '../../support/people.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { createTestLog } from '../../support/testLog.ts';

/** an administrator's session ends behind twelve hours in which nobody has used it */
const LONGER_MS = 13 * 3_600_000;

it('lives by the time of people, while the answers tell that of the gateway', async () => {
  const data = temporaryFolder();
  await addPeople(beside(data), { name: 'root', role: 'admin' });
  const clock = createManualClock(Date.UTC(2026, 10, 27));
  const gateway = createGateway({
    config: testConfig({ data }),
    log: createTestLog().log,
    clock,
    outside: systemClock,
  });
  const { api } = await gateway.start();
  onTestFinished(() => gateway.stop());
  const root = openBrowser(api);
  await root.logIn('root');
  clock.advance(LONGER_MS);
  const { status, body, headers } = await root.visit('GET', '/api/users');
  expect([status, body]).toMatchObject([200, { users: [{ name: 'root' }] }]);
  // a browser sets its own clock by it
  expect(headers.date).toBe('Fri, 27 Nov 2026 13:00:00 GMT');
});
