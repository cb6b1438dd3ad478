import { expect, it, vi } from 'vitest';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway, testApi } from '../../support/gatewayRig.ts';
import { createScratch } from '../../support/scratch.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

it('lists the nodes that a running gateway has heard and does not know', async () => {
  const { info } = await startGateway();
  const url = info.api ?? '';
  expect((await lidwatch('node', 'unknown', '--url', url)).out).toBe('0 nodes that nobody has registered\n');
  createUdpPeer(info.links[0]?.address).send(createFakeNode(9).status());
  await until('it is heard', 5_000, async () => {
    return (await lidwatchJson<{ nodes: object[] }>('node', 'unknown', '--url', `${url}/`)).nodes.length === 1;
  });
  const { out } = await lidwatch('node', 'unknown', '--url', url);
  expect(out).toMatch(/^node 9 +field +127\.0\.0\.1\/\d+ +1 +\S.* ago +\S.* ago$/m);
  expect(out).toContain('\n1 node that nobody has registered\n');
});

it('finds the gateway by its configuration, and shows a token by file or variable', async () => {
  const { write, folder } = createScratch();
  const made = await lidwatch('token', 'create', '--name', 'a', '--scope', 'operator', '--data', folder);
  const { info } = await startGateway({ data: folder, api: testApi({ tokens: 'required' }) });
  const config = write('gateway.yaml', `name: a\napi: { port: ${new URL(info.api ?? '').port} }\n`);
  const refused = await lidwatch('node', 'unknown', '--config', config, '--json');
  expect(JSON.parse(refused.err)).toMatchObject({ error: { code: 'api-refused' } });
  const file = write('token', made.out);
  expect((await lidwatch('node', 'unknown', '--config', config, '--token-file', file)).code).toBe(0);
  vi.stubEnv('LIDWATCH_TOKEN', made.out);
  expect((await lidwatch('node', 'unknown', '--config', config)).code).toBe(0);
});

it('says what is wrong with what it was told', async () => {
  const { write } = createScratch();
  const loose = write('token', 'a\n', 0o644);
  for (const [args, code, words] of [
    [['--url', 'gateway.example'], 2, 'is no address'],
    [['--url', 'http://me:secret@gateway.example'], 2, 'more than an address'],
    [['--token-file', '/nowhere/token'], 1, 'does not exist'],
    [['--token-file', write('two', 'a\nb\n'), '--url', 'http://127.0.0.1:9'], 2, 'holds no token'],
    [['--token-file', loose, '--url', 'http://127.0.0.1:9'], 1, 'has mode 0644'],
    [['--config', '/nowhere/gateway.yaml'], 2, 'or the gateway with --url'],
  ] as const) {
    const { code: found, err } = await lidwatch('node', 'unknown', ...args);
    expect([args, found, err]).toEqual([args, code, expect.stringContaining(words)]);
    expect(err).not.toContain('secret');
  }
});
