import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { createGatewayProcess } from '../../support/gatewayProcess.ts';
import { freeTcpPort, freeUdpPort } from '../../support/ports.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { until } from '../../support/until.ts';

interface Part {
  readonly part: string;
  readonly status: string;
  readonly reason: string;
}

it('SIGHUP: a wrong file changes nothing and /readyz says where; the mended one is taken over', async () => {
  const [apiPort, udp] = [await freeTcpPort(), await freeUdpPort()];
  const links = [{ name: 'field', kind: 'udp', port: udp }];
  const gateway = createGatewayProcess({
    folder: temporaryFolder(),
    apiPort,
    config: { broker: { port: await freeTcpPort() }, links },
    keysCsv: 'cover,node,key\n',
  });
  gateway.start();
  onTestFinished(() => void gateway.kill());
  await gateway.up();
  const config = async (): Promise<Part[]> =>
    ((await (await fetch(`${gateway.api}/readyz`)).json()) as { parts: Part[] }).parts;
  const part = async (name: string) => (await config()).find(({ part: one }) => one === name);
  const good = readFileSync(gateway.configFile, 'utf8');

  writeFileSync(gateway.configFile, good.replace('kind: udp', 'kind: udq'));
  process.kill(gateway.pid() ?? 0, 'SIGHUP');
  await until('it says so', 10_000, async () => (await part('config'))?.status === 'degraded');
  expect((await part('config'))?.reason).toMatch(/gateway\.yaml:\d+:\d+.*the configuration from before goes on/s);
  expect(await part('link field')).toMatchObject({ status: 'up' });

  const more = { name: 'roof', kind: 'udp', port: await freeUdpPort() };
  writeFileSync(gateway.configFile, good.replace(stringify({ links }), stringify({ links: [...links, more] })));
  process.kill(gateway.pid() ?? 0, 'SIGHUP');
  await until('it is taken', 10_000, async () => (await part('link roof'))?.status === 'up');
  expect(await part('config')).toMatchObject({ status: 'up' });
  await until('it is told', 10_000, () => gateway.output().includes('"code":"config-taken"'));
  expect(await gateway.stop()).toBe(0);
});
