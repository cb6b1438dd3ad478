import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../gateway/src/incidents/defaults.ts';
import { startReloadable } from '../../support/reloadableGateway.ts';
import { until } from '../../support/until.ts';

it('an incident that waits for somebody to assign it is assigned by a row that a reload has brought', async () => {
  const { rig, take } = await startReloadable();
  const headers = { 'content-type': 'application/json' };
  const sighting = { matter: 'open', place: { lat: 52, lon: 13 }, text: 'no lid' };
  const opened = await rig.ask('POST', '/api/incidents', { headers, body: sighting });
  const { id } = opened.body as { id: string };
  const act = { act: 'take', step: 'reported' };
  expect((await rig.ask('POST', `/api/incidents/${id}/acts`, { headers, body: act })).status).toBe(200);
  const shown = async () => (await rig.get(`/api/incidents/${id}`)).body as { unit: string | null };
  expect((await shown()).unit).toBeNull();
  expect(await take({ incidents: { ...DEFAULT_SETTINGS, assign: [{ to: 'water' }] } })).toBe(true);
  await until('it is assigned', 5_000, async () => (await shown()).unit === 'water');
});
