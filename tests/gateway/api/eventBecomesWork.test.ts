import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../gateway/src/store/store.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { type GatewayRig, startGateway } from '../../support/gatewayRig.ts';
import { picture } from '../../support/pictures.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

interface Shown {
  readonly id: string;
  readonly may: readonly string[];
  readonly next: { readonly step: string } | null;
  readonly entries: readonly { readonly kind: string; readonly who: string; readonly enteredAt: string | null }[];
}

let rig: GatewayRig;
let id: string;
/** tokens of a scope that reads, and of a dispatcher's */
let looks: string;
let dispatches: string;

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

beforeEach(async () => {
  const data = temporaryFolder();
  const node = createFakeNode(1);
  rig = await startGateway({ data, covers: [{ cover: 'C-1', node: 1, key: node.key, name: 'Station Road' }] });
  const store = openStore({ folder: data, access: 'tool' });
  onTestFinished(() => store.close());
  looks = store.tokens.create({ name: 'looks', scope: 'viewer' }, Date.now());
  dispatches = store.tokens.create({ name: 'dispatches', scope: 'operator' }, Date.now());
  createUdpPeer(rig.info.links[0]?.address).send(node.alert());
  await until('the incident', 20_000, async () => {
    const { incidents } = (await rig.get('/api/incidents?open=true')).body as { incidents: { id: string }[] };
    id = incidents[0]?.id ?? '';
    return id !== '';
  });
});

async function shown(token?: string): Promise<Shown> {
  const headers = token === undefined ? {} : bearer(token);
  return (await rig.ask('GET', `/api/incidents/${id}`, { headers })).body as Shown;
}

const act = (body: object, token?: string) =>
  rig.ask('POST', `/api/incidents/${id}/acts`, { body, ...(token === undefined ? {} : { headers: bearer(token) }) });

it('an event is work that somebody is to take, and each asker is told what they may do with it', async () => {
  expect((await rig.get('/api/incidents')).body).toMatchObject({
    incidents: [{ id, cover: 'C-1', coverName: 'Station Road', matter: 'tilted', origin: 'event', card: 'none' }],
    next: null,
  });
  const now = await shown();
  expect(now.next).toMatchObject({ step: 'assigned' });
  expect(now.may).toEqual(['take', 'note', 'assign', 'false-alarm']);
  expect((await shown(dispatches)).may).toEqual(['take', 'note', 'assign']);
  expect((await shown(looks)).may).toEqual([]);
  expect((await act({ act: 'note', note: 'x' }, looks)).status).toBe(403);
  expect((await act({ act: 'overrule', reason: 'because' }, dispatches)).body).toMatchObject({
    type: 'urn:lidwatch:problem:forbidden',
    errors: [{ name: 'role' }],
  });
});

it('what is sent again with its key is done once', async () => {
  const note = { act: 'note', note: 'the road is closed', key: 'c0ffee00', enteredAt: '2026-01-01T00:00:00Z' };
  const first = await act(note);
  expect(first.status).toBe(200);
  const again = await act(note);
  expect([again.status, again.body]).toEqual([200, first.body]);
  const notes = (await shown()).entries.filter(({ kind }) => kind === 'note');
  expect(notes).toMatchObject([{ who: 'local', enteredAt: '2026-01-01T00:00:00.000Z' }]);
});

it('goes from step to step, and closes when somebody has vouched and somebody else has checked', async () => {
  const done = async (body: object, token?: string) => {
    const { status, body: answer } = await act(body, token);
    expect([body, status, answer]).toEqual([body, 200, expect.anything()]);
    return answer as Shown & { verification: { state: string }; result: string | null };
  };
  await done({ act: 'assign', unit: 'water' }, dispatches);
  expect((await act({ act: 'take', step: 'handled', note: 'lid back' })).body).toMatchObject({
    errors: [{ name: 'missing-photo' }],
  });
  expect((await act({ act: 'overrule', reason: 'seen by me' })).body).toMatchObject({
    errors: [{ name: 'not-handed-in' }],
  });
  const { photo } = await upload();
  const handed = await done({ act: 'take', step: 'handled', note: 'lid back', photos: [photo] });
  expect(handed.verification.state).toBe('waiting');
  expect((await rig.get('/metrics')).text).toContain('lidwatch_incidents_open{step="handled"} 1');
  await done({ act: 'overrule', reason: 'the node is broken' });
  await done({ act: 'take', step: 'feedback', note: 'two bolts are new' });
  expect((await act({ act: 'take', step: 'follow-up' })).body).toMatchObject({ errors: [{ name: 'same-person' }] });
  const closed = await done({ act: 'take', step: 'follow-up' }, dispatches);
  expect(closed.result).toBe('resolved');
  expect(await act({ act: 'assign', unit: 'road' })).toMatchObject({
    status: 409,
    body: { errors: [{ name: 'closed' }] },
  });
  expect((await shown()).may).toEqual(['note', 'reopen']);
  const { text } = await rig.get('/metrics');
  expect(text).toContain('lidwatch_incidents_cards{card="red"} 0');
  expect(text).toContain('lidwatch_incident_steps_total{step="follow-up"} 1');
});

async function upload(): Promise<{ readonly photo: string }> {
  const response = await fetch(`${rig.info.api}/api/photos`, {
    method: 'POST',
    headers: { 'content-type': 'image/jpeg' },
    body: new Uint8Array(await picture()),
  });
  expect(response.status).toBe(201);
  return { photo: ((await response.json()) as { id: string }).id };
}
