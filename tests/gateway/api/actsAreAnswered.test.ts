import { beforeEach, expect, it } from 'vitest';
import { REFUSALS } from '../../../gateway/src/incidents/types.ts';
import { type IncidentApiRig, startIncidentApi } from '../../support/incidentApiRig.ts';
import { incident } from '../../support/incidents.ts';

let rig: IncidentApiRig;

beforeEach(async () => {
  rig = await startIncidentApi();
});

const act = (body: unknown, name = 'I-000001') => rig.ask('POST', `/api/incidents/${name}/acts`, body);

it('hands the desk what is to be done, who wants it, and how it was sent', async () => {
  const photo = rig.photo();
  const sent = { key: '0f0e0d0c', enteredAt: '2025-12-31T23:00:00+01:00' };
  const body = { act: 'take', step: 'handled', note: ' lid back ', reading: '0 deg', photos: [photo], ...sent };
  rig.answer(incident(1, { handedIn: { at: 5, who: 'local' } }));
  expect((await act(body)).body).toMatchObject({ id: 'I-000001', handedIn: { who: 'local' } });
  expect(rig.asked).toEqual([
    {
      incident: 1,
      who: expect.objectContaining({ name: 'local' }),
      what: { act: 'take', step: 'handled', note: 'lid back', reading: '0 deg', photos: [photo] },
      sent: { key: '0f0e0d0c', enteredAt: Date.UTC(2025, 11, 31, 22) },
    },
  ]);
  // sent again it is the same; but it can be of one incident only, as a desk that is none of paper has it
  rig.store.photos.take([photo], 1);
  expect((await act(body)).status).toBe(200);
  expect((await act(body, 'I-000002')).body).toMatchObject({
    errors: [{ name: 'photos.0', message: expect.stringContaining('another incident') }],
  });
});

it('takes the incident that another one doubles by its number', async () => {
  await act({ act: 'duplicate', of: 'I-000120' });
  expect(rig.asked[0]?.what).toEqual({ act: 'duplicate', of: 120 });
  expect(await act({ act: 'duplicate', of: 'I-000000' })).toMatchObject({ status: 400 });
  expect(rig.asked).toHaveLength(1);
});

it('does not believe a phone that something was entered later than now', async () => {
  await act({ act: 'begin-work', enteredAt: '2030-01-01T00:00:00Z' });
  expect(rig.asked[0]?.sent).toMatchObject({ enteredAt: rig.clock.now() });
});

it.each(REFUSALS)('a refusal (%s) is a problem that names the reason', async (refused) => {
  rig.answer({ refused, detail: 'it is not so' });
  const { status, body } = await act({ act: 'note', note: 'x' });
  if (refused === 'unknown-incident') {
    expect({ status, body }).toMatchObject({ status: 404, body: { detail: 'it is not so' } });
    return;
  }
  const [code, name] = refused === 'role' || refused === 'unit' ? [403, 'forbidden'] : [409, 'conflict'];
  expect({ status, body }).toMatchObject({
    status: code,
    body: { type: `urn:lidwatch:problem:${name}`, detail: 'it is not so', errors: [{ name: refused }] },
  });
});

it('refuses what is no act before anybody looks at it', async () => {
  for (const [body, name] of [
    [{}, 'act'],
    [{ act: 'shrug' }, 'act'],
    [{ act: 'take' }, 'step'],
    [{ act: 'overrule', reason: ' x ' }, 'reason'],
    [{ act: 'assign', unit: '' }, 'unit'],
    [{ act: 'note', note: 'x'.repeat(2_001) }, 'note'],
    [{ act: 'note', photos: ['p9'] }, 'photos.0'],
    [{ act: 'note', note: 'x', key: 'short' }, 'key'],
    [{ act: 'note', note: 'x', enteredAt: 'yesterday' }, 'enteredAt'],
    [{ act: 'reopen', reason: 'it rattles', by: 'me' }, 'body'],
  ] as const) {
    const { status, body: found } = await act(body);
    expect([body, status, found]).toEqual([
      body,
      400,
      expect.objectContaining({ errors: [expect.objectContaining({ name })] }),
    ]);
  }
  expect((await act({ act: 'note', note: 'x' }, 'I-1')).status).toBe(400);
  expect((await act({ act: 'note', note: 'x' }, 'I-000000')).status).toBe(404);
  expect(rig.asked).toEqual([]);
});
