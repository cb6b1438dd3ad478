import { describe, expect, it } from 'vitest';
import { retryAfter } from '../../../gateway/src/upstream/webhook/post.ts';
import { freeTcpPort } from '../../support/ports.ts';
import { pause, until } from '../../support/until.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../support/webhookReceiver.ts';
import { createWebhookRig } from '../../support/webhookRig.ts';

type Answer = WebhookReceiver['answer'];

const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_post, response) =>
    void response.writeHead(code, headers).end('{"error":"so it is"}');

/** What goes wrong first, and what the state says meanwhile. */
const TROUBLES: readonly (readonly [string, Answer, RegExp])[] = [
  ['answers 500', status(500), /500/],
  ['answers 503', status(503, { 'retry-after': '0' }), /503/],
  ['asks for a token that we have not', status(401), /401/],
  ['has moved', status(302, { location: 'http://127.0.0.1:1/elsewhere' }), /moved/],
  ['hangs up', (_post, _response, socket) => void socket.destroy(), /UND_ERR_SOCKET|ECONNRESET|closed/],
  ['talks no HTTP', (_post, _response, socket) => void socket.end('nonsense\r\n\r\n'), /HTTP\/1\.1/],
  ['never answers', () => undefined, /no answer within 1 s/],
];

describe.each(TROUBLES)('a receiver that %s', (_, trouble, reason) => {
  it('is asked again until it takes the event, which has the same id', async () => {
    const receiver = await startWebhookReceiver();
    let bad = 2;
    const well = receiver.answer;
    receiver.answer = (post, response, socket) => {
      bad -= 1;
      (bad >= 0 ? trouble : well)(post, response, socket);
    };
    const rig = createWebhookRig(receiver.url, { timeoutMs: 1_000 });
    await rig.sink.start();
    const [id] = rig.queue(1);
    await until('it is taken', 15_000, () => receiver.events.length === 1);
    expect(receiver.events[0]?.id).toBe(id);
    expect(new Set(receiver.posts.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(rig.states.find(({ status: now }) => now === 'down')).toMatchObject({
      reason: expect.stringMatching(reason),
      nextAttempt: expect.any(Number),
    });
    await until('it is up', 2_000, () => rig.sink.state().status === 'up');
  });
});

it('one that is not there yet gets everything once it is', async () => {
  const port = await freeTcpPort();
  const rig = createWebhookRig(`http://127.0.0.1:${port}/hook`, { mode: 'batch' });
  await rig.sink.start();
  const ids = rig.queue(20);
  await until('it is missed', 5_000, () => rig.sink.state().reason.includes('ECONNREFUSED'));
  const receiver = await startWebhookReceiver(port);
  await until('all are there', 15_000, () => receiver.events.length === 20);
  expect(receiver.events.map(({ id }) => id)).toEqual(ids);
});

it('one that refuses an event for good has it put aside, and gets those behind it', async () => {
  const receiver = await startWebhookReceiver();
  const well = receiver.answer;
  const rig = createWebhookRig(receiver.url, { mode: 'batch' });
  const ids = rig.queue(9);
  const poison = ids[4] ?? '';
  receiver.answer = (post, response, socket) =>
    post.body.includes(poison) ? void response.writeHead(422).end() : well(post, response, socket);
  await rig.sink.start();
  await until('the others are there', 15_000, () => receiver.events.length === 8);
  expect(receiver.events.map(({ id }) => id)).toEqual(ids.filter((id) => id !== poison));
  expect(rig.store.outbox.parked(9)).toMatchObject([{ sink: 'webhook room', reason: 'the receiver answers 422' }]);
  expect(rig.sink.counts.get('parked')).toBe(1);
});

it('one that finds a batch too large gets smaller ones', async () => {
  const receiver = await startWebhookReceiver();
  const well = receiver.answer;
  receiver.answer = (post, response, socket) =>
    post.body.length > 2_000 ? void response.writeHead(413).end() : well(post, response, socket);
  const rig = createWebhookRig(receiver.url, { mode: 'batch' });
  const ids = rig.queue(40);
  await rig.sink.start();
  await until('all are there', 15_000, () => receiver.events.length === 40);
  expect(receiver.events.map(({ id }) => id)).toEqual(ids);
  expect(rig.store.outbox.parked(9)).toEqual([]);
});

it('one that wants no more is left alone, and what it had before it stays', async () => {
  const receiver = await startWebhookReceiver();
  receiver.answer = status(410);
  const rig = createWebhookRig(receiver.url);
  await rig.sink.start();
  rig.queue(3);
  await until('it is told', 5_000, () => rig.sink.state().reason.includes('410'));
  rig.queue(1);
  await pause(200);
  expect(receiver.posts).toHaveLength(1);
  expect(rig.sink.state()).not.toHaveProperty('nextAttempt');
  expect(rig.store.outbox.pending('webhook room')).toBe(4);
});

it('a receiver may say when it wants to be asked again, within an hour', () => {
  const now = Date.UTC(2026, 10, 26);
  expect(retryAfter('120', now)).toBe(120_000);
  expect(retryAfter('99999999', now)).toBe(3_600_000);
  expect(retryAfter(new Date(now + 30_000).toUTCString(), now)).toBe(30_000);
  for (const value of [null, '0', '-5', 'soon', new Date(now - 1_000).toUTCString()]) {
    expect(retryAfter(value, now)).toBeUndefined();
  }
});
