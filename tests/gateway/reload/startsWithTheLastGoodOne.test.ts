import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { loadLastGood } from '../../../gateway/src/config/lastGood.ts';
import { createGatewayProcess } from '../../support/gatewayProcess.ts';
import { freeTcpPort, freeUdpPort } from '../../support/ports.ts';
import { createScratch } from '../../support/scratch.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { until } from '../../support/until.ts';

it('a file left half edited before a power cut: the gateway starts as it ran, and says what is wrong', async () => {
  const gateway = createGatewayProcess({
    folder: temporaryFolder(),
    apiPort: await freeTcpPort(),
    config: {
      broker: { port: await freeTcpPort() },
      links: [{ name: 'field', kind: 'udp', port: await freeUdpPort() }],
    },
    keysCsv: 'cover,node,key\n',
  });
  gateway.start();
  onTestFinished(() => void gateway.kill());
  await until('it is up and has said so', 20_000, async () => gateway.output().includes('gateway test is up'));
  await gateway.kill();
  writeFileSync(gateway.configFile, `${readFileSync(gateway.configFile, 'utf8')}links: [\n`);
  gateway.start();
  await gateway.up();
  const { parts } = (await (await fetch(`${gateway.api}/readyz`)).json()) as {
    parts: { part: string; status: string; reason: string }[];
  };
  expect(parts).toContainEqual(expect.objectContaining({ part: 'link field', status: 'up' }));
  expect(parts).toContainEqual(
    expect.objectContaining({ part: 'config', status: 'degraded', reason: expect.stringContaining('gateway.yaml:') }),
  );
  expect(gateway.output()).toContain('the gateway starts with the configuration of its last good start');
  expect(await gateway.stop()).toBe(0);
});

it('is found by the one line where the rest is no YAML, and is held to what a configuration is', () => {
  const { write, path } = createScratch();
  mkdirSync(path('elsewhere'));
  write('elsewhere/last-good.yaml', 'name: kept\ndata: "./elsewhere"\n');
  expect(loadLastGood(write('a.yaml', 'name: [\ndata: "./elsewhere" # here\n'))?.config.name).toBe('kept');
  expect(loadLastGood(write('b.yaml', 'name: [\n'))).toBeUndefined();
  expect(loadLastGood(write('c.yaml', 'data: [\n'))).toBeUndefined();
  write('elsewhere/last-good.yaml', 'name: kept\nkeyFile: ./gone.csv\n');
  expect(loadLastGood(path('a.yaml'))).toBeUndefined();
});
