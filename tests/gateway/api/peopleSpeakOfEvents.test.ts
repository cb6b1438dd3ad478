import { beforeEach, expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { type GatewayRig, startGateway } from '../../support/gatewayRig.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

let rig: GatewayRig;
let event: string;

beforeEach(async () => {
  const node = createFakeNode(1);
  rig = await startGateway({ covers: [{ cover: 'C-1', node: 1, key: node.key }] });
  createUdpPeer(rig.info.links[0]?.address).send(node.alert());
  await until('the event', 5_000, async () => {
    const { events } = (await rig.get('/api/events')).body as { events: { id: string }[] };
    event = events[0]?.id ?? '';
    return event !== '';
  });
});

const say = (kind: string, text?: string) =>
  rig.ask('POST', `/api/events/${event}/notes`, { body: text === undefined ? { kind } : { kind, text } });
const review = async () => ((await rig.get(`/api/events/${event}`)).body as { review: unknown }).review;

it('an event is unconfirmed until somebody judges it, and the last word counts', async () => {
  expect(await review()).toEqual({
    verdict: 'unconfirmed',
    acknowledged: null,
    released: null,
    comments: 0,
    shelvedUntil: null,
  });
  expect((await say('acknowledged')).status).toBe(201);
  expect((await say('comment', 'a crew is on its way')).status).toBe(201);
  expect(await review()).toMatchObject({ verdict: 'unconfirmed', acknowledged: { who: 'local' }, comments: 1 });
  await say('confirmed');
  expect(await review()).toMatchObject({ verdict: 'confirmed' });
  await say('false-alarm', 'it was a delivery van');
  expect(await review()).toMatchObject({ verdict: 'false-alarm' });
  const { notes } = (await rig.get(`/api/events/${event}`)).body as { notes: { kind: string; text: string }[] };
  expect(notes.map(({ kind }) => kind)).toEqual(['acknowledged', 'comment', 'confirmed', 'false-alarm']);
});

it('what cannot be said is refused and named', async () => {
  expect((await say('comment')).body).toMatchObject({ errors: [{ name: 'text' }] });
  expect((await say('shrug')).body).toMatchObject({ errors: [{ name: 'kind' }] });
  // that is done, and not said
  expect((await say('released')).body).toMatchObject({ errors: [{ name: 'kind' }] });
  expect((await say('comment', 'x'.repeat(2_001))).body).toMatchObject({ errors: [{ name: 'text' }] });
  const nowhere = await rig.ask('POST', '/api/events/none/notes', { body: { kind: 'acknowledged' } });
  expect(nowhere.status).toBe(404);
  expect(await review()).toMatchObject({ acknowledged: null, comments: 0 });
});

it('a rule of a cover is shelved for a time and with a reason, and taken down again', async () => {
  const path = '/api/covers/C-1/shelves/cover.tilted';
  expect((await rig.ask('PUT', path, { body: { for: '8h' } })).body).toMatchObject({ errors: [{ name: 'reason' }] });
  expect((await rig.ask('PUT', path, { body: { for: '99y', reason: 'x' } })).status).toBe(400);
  expect(
    (await rig.ask('PUT', '/api/covers/C-2/shelves/cover.tilted', { body: { for: '8h', reason: 'x' } })).status,
  ).toBe(404);
  const shelved = await rig.ask('PUT', path, { body: { for: '8h', reason: 'roadworks until the evening' } });
  expect(shelved).toMatchObject({ status: 200, body: { rule: 'cover.tilted', who: 'local' } });
  const { until: end, at } = shelved.body as { until: string; at: string };
  expect(Date.parse(end) - Date.parse(at)).toBe(8 * 3_600_000);
  expect(await review()).toMatchObject({ shelvedUntil: end });
  expect((await rig.get('/api/shelves')).body).toMatchObject({ shelves: [{ cover: 'C-1' }] });
  expect((await rig.get('/api/covers/C-1')).body).toMatchObject({
    shelves: [{ reason: 'roadworks until the evening' }],
  });
  expect((await rig.ask('DELETE', path)).status).toBe(200);
  expect((await rig.ask('DELETE', path)).status).toBe(404);
  expect(await review()).toMatchObject({ shelvedUntil: null });
});

it('keeps a bounded number of notes of one event', async () => {
  const statuses = new Map<number, number>();
  for (let i = 0; i < 502; i += 1) {
    const { status } = await say('comment', `${i}`);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect(Object.fromEntries(statuses)).toEqual({ 201: 500, 409: 2 });
});
