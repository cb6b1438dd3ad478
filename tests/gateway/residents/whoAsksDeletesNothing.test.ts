import { expect, it } from 'vitest';
import { type Clock, systemClock } from '../../../gateway/src/parts/clock.ts';
import { startResidents } from '../../support/residentRig.ts';

const DAY_MS = 86_400_000;

it('whoever asks deletes nothing, and makes nobody forgotten, though the clock has leapt by years', async () => {
  let ahead = 0;
  const clock: Clock = { now: () => Date.now() + ahead, after: systemClock.after };
  const rig = await startResidents({}, { clock });
  const { residentReports: reports } = rig.store;
  await rig.report({ contact: '+1 555', text: 'see www.spam.example' });
  await rig.report({ contact: '+1 556', text: 'it is gone' });
  const verdict = { headers: { 'content-type': 'application/json' }, body: { verdict: 'reject' } };
  expect((await rig.ask('POST', '/api/residents/held/R-000001', verdict)).status).toBe(200);
  const reason = {
    headers: { 'content-type': 'application/json' },
    body: { act: 'false-alarm', reason: 'it is there' },
  };
  expect((await rig.ask('POST', '/api/incidents/I-000001/acts', reason)).status).toBe(200);
  expect((await rig.page('/open311/v2/requests.json?status=closed')).text).toContain('"service_request_id":2');
  ahead = 6 * 365 * DAY_MS;
  await rig.page('/open311/v2/requests.json');
  await rig.page('/open311/v2/requests/2.json');
  expect((await rig.get('/api/residents/reports?incident=I-000001')).text).toContain('+1 556');
  expect(reports.get(1)).toMatchObject({ state: 'rejected', contact: { text: '+1 555' } });
  expect(reports.get(2)).toMatchObject({ state: 'closed', contact: { text: '+1 556' } });
});
