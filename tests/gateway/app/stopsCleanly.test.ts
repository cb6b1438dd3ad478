import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

it('commits what it has taken, and gives back its ports and its folder', async () => {
  const data = temporaryFolder();
  const node = createFakeNode(1);
  const rig = await startGateway({ data, covers: [{ cover: 'C-1', node: 1, key: node.key }] });
  const address = rig.info.links[0]?.address;
  const peer = createUdpPeer(address);
  peer.send(...Array.from({ length: 50 }, () => node.status()));
  await until('the frames are in', 5_000, async () =>
    (await rig.get('/metrics')).text.includes('lidwatch_link_frames_total{link="field",what="received"} 50'),
  );
  await rig.gateway.stop();
  expect(openTestStore({ folder: data }).readings('C-1', 100)).toHaveLength(50);
  await expect(fetch(`${rig.info.api}/livez`)).rejects.toThrow();
});

const script = `
  import pino from 'pino';
  const { createGateway } = await import(process.argv[1]);
  const config = JSON.parse(process.argv[2]);
  const gateway = createGateway({ config, log: pino({ level: 'silent' }) });
  await gateway.start();
  await gateway.stop();
  console.log('stopped');
`;

it('leaves nothing behind that keeps a process alive', async () => {
  const app = new URL('../../../gateway/src/app.ts', import.meta.url).href;
  const port = { host: '127.0.0.1', port: 0 };
  const config = {
    name: 'test',
    data: temporaryFolder(),
    covers: [],
    links: [{ kind: 'udp', name: 'field', ...port }],
    mqtt: { topic: 'lidwatch' },
    broker: port,
    api: port,
    heartbeatMs: 1_000,
    rules: { defaults: {}, groups: {}, covers: {} },
  };
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, app, JSON.stringify(config)], {
    cwd: new URL('.', import.meta.url),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (bytes: Buffer) => {
    output += bytes.toString();
  });
  const [code] = await once(child, 'exit');
  expect([code, output.trim()]).toEqual([0, 'stopped']);
});
