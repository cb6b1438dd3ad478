import { describe, expect, it, onTestFinished } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { createGatewayProcess, type GatewayProcess } from '../../support/gatewayProcess.ts';
import { freeTcpPort, freeUdpPort } from '../../support/ports.ts';
import { has } from '../../support/programs.ts';
import { startInPty } from '../../support/ptyProgram.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';

const nodes = [createFakeNode(1), createFakeNode(2), createFakeNode(3)] as const;
const NAMES = ['Station Road', '人民路窨井', 'Mill Lane'];

async function startStreet(): Promise<{ gateway: GatewayProcess; peer: ReturnType<typeof createUdpPeer> }> {
  const [apiPort, port, broker] = [await freeTcpPort(), await freeUdpPort(), await freeTcpPort()];
  const rows = nodes.map(({ node, key }, i) => `C-${node},${node},${Buffer.from(key).toString('hex')},${NAMES[i]}`);
  const gateway = createGatewayProcess({
    folder: temporaryFolder(),
    apiPort,
    config: { links: [{ kind: 'udp', name: 'field', host: '127.0.0.1', port }], broker: { port: broker } },
    keysCsv: `cover,node,key,name\n${rows.join('\n')}\n`,
  });
  onTestFinished(() => gateway.kill());
  gateway.start();
  await gateway.up();
  return { gateway, peer: createUdpPeer(`127.0.0.1:${port}`) };
}

describe.skipIf(!has('socat'))('lidwatch top', () => {
  it('shows what happens as it happens, and what is asked for by keys', { timeout: 120_000 }, async () => {
    const { gateway, peer } = await startStreet();
    const top = startInPty(['top', '--config', gateway.configFile]);
    await top.shows(/^test lidwatch \d+\.\d+\.\d+, up .*, 3 covers, 0 open$/m);
    await top.shows(/^ready, all of \d+ parts are up$/m);
    await top.shows(/^field +udp +up +never +0 /m);

    peer.send(nodes[1].alert());
    await top.shows(/^OPEN ALARMS 1\nseverity.*\nmajor +C-2 +人民路窨井 +cover\.tilted +\d+ s +30 deg +not seen$/m);
    await top.shows(/^field +udp +up +\d+ s +1 /m);

    top.type('2');
    await top.shows(/^cover +name +state +alarms/m);
    await top.shows(/^C-2 +人民路窨井 +open .*\nC-1 +Station Road +unknown +never.*\nC-3 +Mill Lane +unknown/m);
    peer.send(nodes[2].status());
    await top.shows(/^C-3 +Mill Lane +normal +\d+ s +0\.5 deg +20 mm +3\.60 V/m);
    top.type('ssss');
    await top.shows(/by battery[\s\S]*^C-3 [\s\S]*^C-1 /m);

    top.type('/lane\r');
    await top.shows(/^1-1 of 1 of 3 /m);
    expect(top.screen().join('\n')).not.toContain('Station Road');
    top.type('\x1b');
    await top.shows('Station Road');

    top.type('?');
    await top.shows('show only what holds a text');
    top.type('?');
    top.resize(60, 12);
    await top.shows(/^1-3 of 3 /m);
    expect(top.screen()).toHaveLength(12);

    top.type('4p');
    await top.shows('PAUSED');
    peer.send(nodes[0].alert());
    top.type('p');
    await top.shows(/^20.*C-1 .*\n20.*C-2 /m);

    top.type('q');
    expect(await top.ended()).toEqual({ code: 0, modesAreBack: true, screenIsBack: true });
    expect(top.screen().join('')).toBe('');
  });

  it('keeps what a gateway has said last while it is away, and goes on when it is back', {
    timeout: 120_000,
  }, async () => {
    const { gateway, peer } = await startStreet();
    const top = startInPty(['top', '--config', gateway.configFile]);
    await top.shows('3 covers, 0 open');
    await gateway.kill();
    await top.shows(/^NO CONNECTION for .*: last heard .* ago, 20\d\d-.*; asked again in/m);
    await top.shows('3 covers, 0 open');
    gateway.start();
    await gateway.up();
    await top.shows(/^ready, all of/m);
    peer.send(nodes[0].alert());
    await top.shows('OPEN ALARMS 1');
    top.type('\x03');
    expect(await top.ended()).toMatchObject({ code: 0, modesAreBack: true, screenIsBack: true });
  });
});
