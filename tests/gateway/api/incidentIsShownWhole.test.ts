import { expect, it } from 'vitest';
import { startIncidentApi } from '../../support/incidentApiRig.ts';
import { entry, incident, OPENED_AT } from '../../support/incidents.ts';

const PROOF = { from: OPENED_AT, to: OPENED_AT + 1_800_000, samples: 6, tilt: 1.5, by: 'samples' } as const;

it('shows one incident with its entries, photos, workflow and what may be done now', async () => {
  const rig = await startIncidentApi();
  rig.incidents.set(
    1,
    incident(1, {
      ...{ parent: 3, children: [4], photos: 1, unit: 'water', assignee: 'ann' },
      place: { lat: 59.9, lon: 10.7 },
      verification: { state: 'verified', at: OPENED_AT, proof: PROOF },
    }),
  );
  const [photo] = [rig.photo(), rig.photo()];
  rig.store.photos.take([photo], 1);
  rig.may.push('take', 'note');
  rig.entries.push(
    entry(1, { kind: 'step', step: 'reported', dueAt: OPENED_AT }),
    entry(2, { kind: 'verified', proof: PROOF }, { who: 'sensor' }),
    entry(3, { kind: 'closed', result: 'duplicate', of: 12 }, { enteredAt: OPENED_AT - 60_000 }),
    entry(4, { kind: 'child', incident: 4 }),
  );
  const { status, body } = await rig.ask('GET', '/api/incidents/I-000001');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    ...{ id: 'I-000001', parent: 'I-000003', children: ['I-000004'], unit: 'water', assignee: 'ann', text: null },
    openedAt: '2026-01-01T08:00:00.000Z',
    steps: [{ step: 'discovered', onTime: null }],
    next: { step: 'reported', dueAt: '2026-01-01T09:00:00.000Z' },
    verification: { state: 'verified', who: null, reason: null, proof: { samples: 6, tilt: 1.5, by: 'samples' } },
    photoList: [{ id: photo, who: 'ann', width: 8, height: 6 }],
    workflowSteps: expect.arrayContaining([
      { step: 'discovered', kind: 'open', by: 'crew', needs: [] },
      { step: 'handled', kind: 'handle', by: 'crew', needs: ['note', 'photo'] },
    ]),
    may: ['take', 'note'],
    entries: [
      { kind: 'step', fact: { step: 'reported', dueAt: '2026-01-01T08:00:00.000Z' }, enteredAt: null },
      { kind: 'verified', who: 'sensor', fact: { proof: { from: '2026-01-01T08:00:00.000Z' } } },
      { kind: 'closed', fact: { result: 'duplicate', of: 'I-000012' }, enteredAt: '2026-01-01T07:59:00.000Z' },
      { kind: 'child', fact: { incident: 'I-000004' } },
    ],
  });
});

it('knows one that is not there, and what is no number', async () => {
  const rig = await startIncidentApi();
  expect(await rig.ask('GET', '/api/incidents/I-000009')).toMatchObject({
    status: 404,
    body: { detail: 'no incident I-000009' },
  });
  expect((await rig.ask('GET', '/api/incidents/9')).status).toBe(400);
});

it('tells which workflows there are, with limits in minutes', async () => {
  const rig = await startIncidentApi();
  const { body } = await rig.ask('GET', '/api/workflows');
  expect(body).toMatchObject({ default: 'six-steps', workflows: [{ name: 'six-steps' }, { name: 'four-steps' }] });
  const { workflows } = body as { workflows: { steps: { step: string; automatic: boolean; limits: unknown[] }[] }[] };
  const steps = workflows[0]?.steps ?? [];
  expect(steps.map(({ step }) => step).slice(0, 4)).toEqual(['discovered', 'reported', 'assigned', 'handled']);
  expect(steps[1]).toMatchObject({ automatic: true });
  expect(steps[3]?.limits).toEqual([
    { matters: ['missing', 'open', 'displaced'], severities: null, minutes: 360, from: 'opened' },
    { matters: null, severities: null, minutes: 2_160, from: 'opened' },
  ]);
});
