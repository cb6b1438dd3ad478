import { expect, it } from 'vitest';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { freeTcpPort } from '../../support/ports.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

async function startTilted(): Promise<string> {
  const node = createFakeNode(1);
  const rig = await startGateway({ covers: [{ cover: 'C-1', node: 1, key: node.key, name: 'Mill\u001b[2J Lane' }] });
  createUdpPeer(rig.info.links[0]?.address).send(node.alert());
  await until('it is stored', 5_000, async () => (await rig.get('/api/events')).text.includes('cover.tilted'));
  return rig.info.api ?? '';
}

it('prints how a gateway stands, once, where no terminal can be drawn on', async () => {
  const { code, out } = await lidwatch('top', '--url', await startTilted());
  expect(code).toBe(0);
  expect(out).toMatch(
    /^test lidwatch \d+\.\d+\.\d+, up .*, 1 covers?, 1 open\nready, all of \d+ parts are up\n\nOPEN ALARMS 1\n/,
  );
  expect(out).toMatch(/^major +C-1 +Mill\?\[2J Lane +cover\.tilted .* not seen$/m);
  expect(out).toMatch(/^field +udp +up /m);
  expect(out).toMatch(/^COVERS 1\ncover .*\nC-1 +Mill\?\[2J Lane +open +cover\.tilted /m);
  expect(out).not.toContain('\u001b');
});

it('prints the same for a program', async () => {
  const document = await lidwatchJson<object>('top', '--url', await startTilted(), '--once');
  expect(document).toMatchObject({
    gateway: { name: 'test' },
    ready: true,
    parts: expect.arrayContaining([expect.objectContaining({ part: 'store', status: 'up' })]),
    links: [{ name: 'field', counts: { received: 1 } }],
    sinks: [{ sink: 'mqtt' }],
    open: [{ cover: 'C-1', rule: 'cover.tilted', clearedAt: null }],
    events: [{ cover: 'C-1' }],
    covers: [{ cover: 'C-1', condition: 'open', heard: expect.any(String) }],
  });
});

it('says that there is no gateway', async () => {
  const url = `http://127.0.0.1:${await freeTcpPort()}`;
  const { code, err } = await lidwatch('top', '--once', '--url', url, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(err)).toMatchObject({ error: { code: 'api-unreachable', hint: expect.stringContaining('--url') } });
});
