import { expect, it } from 'vitest';
import { lidwatch } from '../../support/cli.ts';
import { startIncidentApi } from '../../support/incidentApiRig.ts';
import { incident } from '../../support/incidents.ts';

it.each([
  [1, '1 report of residents, 1 photo, reopened 1 time, escalated 1 time'],
  [2, '2 reports of residents, 2 photos, reopened 2 times, escalated 2 times'],
])('what stands beside an incident is told as %i of it is', async (count, told) => {
  const rig = await startIncidentApi();
  rig.incidents.set(1, incident(1, { reports: count, photos: count, reopened: count, level: count }));
  const { out } = await lidwatch('incident', 'show', '1', '--url', rig.url);
  expect(out).toMatch(new RegExp(`^beside +${told}$`, 'm'));
});
