import { expect, it, onTestFinished } from 'vitest';
import { createGateway } from '../../../gateway/src/app.ts';
import { loadConfig } from '../../../gateway/src/config/loadConfig.ts';
import { post } from '../../../gateway/src/upstream/webhook/post.ts';
import { createScratch } from '../../support/scratch.ts';
import { secretFile } from '../../support/secretFile.ts';
import { createTestLog } from '../../support/testLog.ts';
import { until } from '../../support/until.ts';
import { startWebhookReceiver } from '../../support/webhookReceiver.ts';
import { createWebhookRig } from '../../support/webhookRig.ts';

const BASE = 'name: a\nlinks: [{ name: f, kind: udp, port: 0 }]\n';

const TOKENS = ['SECRETLINE1\nSECRETLINE2', 'SECRET LINE', 'SECRET\u00e4', 'SECRET\u2026', 'SECRET\t'] as const;

it.each(TOKENS)(
  'a token that no header takes (%j) is a reason that holds nothing of it, and sends nothing',
  async (token) => {
    const receiver = await startWebhookReceiver();
    const rig = createWebhookRig(receiver.url, { token: secretFile(`${token}\n`) });
    rig.queue(1);
    await rig.sink.start();
    await until('it is down', 5_000, () => rig.sink.state().status === 'down');
    expect(rig.sink.state().reason).toContain('holds no token');
    expect(JSON.stringify(rig.states)).not.toContain('SECRET');
    expect(receiver.posts).toEqual([]);
  },
);

it('is told by the configuration check at the line that names it, and in /readyz, without a word of it', async () => {
  const { write, path } = createScratch();
  write('token', 'SECRETLINE1\nSECRETLINE2\n');
  const rest = `data: ${path('data')}\napi: { port: 0 }\nbroker: { port: 0 }\n`;
  const hook = 'webhooks: [{ name: room, url: "http://127.0.0.1:9/", tokenFile: token }]\n';
  const loaded = loadConfig(write('gateway.yaml', `${BASE}${hook}${rest}`));
  const warning = { severity: 'warning', line: 3, part: 'webhook room', message: expect.stringContaining('no token') };
  expect(loaded).toMatchObject({ ok: true, warnings: [warning] });
  if (!loaded.ok) return;
  const { log, lines } = createTestLog();
  const gateway = createGateway({ config: loaded.config, log });
  onTestFinished(() => gateway.stop());
  const { api } = await gateway.start();
  await until('it is down', 5_000, () => gateway.summary().includes('webhook room down'));
  const told = `${JSON.stringify(loaded)}${await (await fetch(`${api}/readyz`)).text()}${JSON.stringify(lines)}`;
  expect(told).toContain('holds no token');
  expect(told).not.toContain('SECRET');
});

it('headers that cannot be sent are a reason of our own', async () => {
  const headers = { authorization: 'Bearer SECRETLINE1\nSECRETLINE2' };
  const { signal } = new AbortController();
  const outcome = await post({ url: 'http://127.0.0.1:9/', headers, body: '', timeoutMs: 1_000, signal }, 0);
  expect(outcome.kind).toBe('later');
  expect(JSON.stringify(outcome)).not.toContain('SECRET');
});

it('nor are a header and an address quoted that are wrong in the file', () => {
  const { write } = createScratch();
  const told = (text: string) => {
    const loaded = loadConfig(write('gateway.yaml', `${BASE}${text}\n`));
    expect(loaded.ok).toBe(false);
    return JSON.stringify(loaded);
  };
  const hook = (more: string) => `webhooks: [{ name: room, ${more} }]`;
  expect(told(hook('url: "https://a.example/", headers: { x-key: 4711001 }'))).not.toContain('4711001');
  expect(told(hook('url: "https://a.example/", headers: { x-key: "SECRET\\n" }'))).not.toContain('SECRET');
  expect(told(hook('url: "htps://me:SECRET@a.example/"'))).not.toContain('SECRET');
  expect(told('mqtt: { url: "mqt://me:SECRET@a.example" }')).not.toContain('SECRET');
});
