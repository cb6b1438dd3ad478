import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { secretFile } from '../../support/secretFile.ts';
import { until } from '../../support/until.ts';
import { startWebhookReceiver } from '../../support/webhookReceiver.ts';
import { createWebhookRig } from '../../support/webhookRig.ts';

it('posts each event by itself, in order, as structured JSON, and moves its cursor', async () => {
  const receiver = await startWebhookReceiver();
  const rig = createWebhookRig(receiver.url, { token: secretFile('secret-token\n'), headers: { 'x-site': 'depot' } });
  await rig.sink.start();
  const ids = rig.queue(30);
  await until('all are there', 5_000, () => receiver.events.length === 30);
  expect(receiver.events.map(({ id }) => id)).toEqual(ids);
  expect(receiver.posts[0]?.headers).toMatchObject({
    'content-type': 'application/cloudevents+json; charset=utf-8',
    authorization: 'Bearer secret-token',
    'x-site': 'depot',
  });
  expect(JSON.parse(receiver.posts[0]?.body ?? '')).toMatchObject({
    specversion: '1.0',
    type: 'org.lidwatch.cover.tilted.raised',
    subject: 'C-1',
  });
  await until('the cursor', 2_000, () => rig.store.outbox.pending('webhook room') === 0);
  expect([rig.sink.counts.get('event'), rig.sink.state().status]).toEqual([30, 'up']);
});

it('posts as many as wait in a batch, and more of them once it is sure of its receiver', async () => {
  const receiver = await startWebhookReceiver();
  const rig = createWebhookRig(receiver.url, { mode: 'batch', atOnce: 50 });
  const ids = rig.queue(400);
  await rig.sink.start();
  await until('all are there', 5_000, () => receiver.events.length === 400);
  expect(receiver.events.map(({ id }) => id)).toEqual(ids);
  expect(receiver.posts.length).toBeLessThan(20);
  expect(receiver.posts[0]?.headers['content-type']).toBe('application/cloudevents-batch+json; charset=utf-8');
  for (const { body } of receiver.posts) expect((JSON.parse(body) as unknown[]).length).toBeLessThanOrEqual(50);
});

it('signs what it sends so that a receiver can verify it, with each of its secrets', async () => {
  const receiver = await startWebhookReceiver();
  const raw = 'new-secret';
  const base64 = Buffer.from('an older secret of 24 b.').toString('base64');
  const rig = createWebhookRig(receiver.url, { secret: secretFile(`${raw}\nwhsec_${base64}\n`) });
  await rig.sink.start();
  rig.queue(1);
  await until('it is there', 5_000, () => receiver.posts.length === 1);
  const [{ headers, body }] = receiver.posts as [(typeof receiver.posts)[number]];
  const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const mac = (key: string | Buffer) => `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
  expect(headers['webhook-signature']).toBe(`${mac(raw)} ${mac(Buffer.from(base64, 'base64'))}`);
});

it('leaves out what its receiver does not want, and goes past it', async () => {
  const receiver = await startWebhookReceiver();
  const rig = createWebhookRig(receiver.url, { rules: ['water.high'] });
  await rig.sink.start();
  rig.queue(300);
  await until('the cursor', 5_000, () => rig.store.outbox.pending('webhook room') === 0);
  expect(receiver.posts).toEqual([]);
});
