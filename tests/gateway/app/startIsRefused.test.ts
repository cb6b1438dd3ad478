import { expect, it } from 'vitest';
import { createGateway } from '../../../gateway/src/app.ts';
import { isGatewayError } from '../../../gateway/src/errors.ts';
import { startGateway, testApi, testConfig } from '../../support/gatewayRig.ts';
import { freeTcpPort, freeUdpPort } from '../../support/ports.ts';
import { key } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { createTestLog } from '../../support/testLog.ts';

it('refuses a second gateway on the same data, leaves nothing running, and does not disturb the first', async () => {
  const data = temporaryFolder();
  const first = await startGateway({ data });
  const second = createGateway({ config: testConfig({ data }), log: createTestLog().log });
  await expect(second.start()).rejects.toSatisfy((error) => isGatewayError(error, 'store-locked'));
  await second.stop();
  expect((await first.get('/api/covers')).status).toBe(200);
});

it('refuses a key file that puts one node on two covers, and starts once that is mended', async () => {
  const data = temporaryFolder();
  const rows = (second: number) => [
    { cover: 'C-1', node: 1, key: key(1) },
    { cover: 'C-2', node: second, key: key(2) },
  ];
  const wrong = createGateway({ config: testConfig({ data, covers: rows(1) }), log: createTestLog().log });
  await expect(wrong.start()).rejects.toSatisfy((error) => isGatewayError(error, 'node-taken'));
  const right = await startGateway({ data, covers: rows(2) });
  expect((await right.get('/api/covers')).body).toMatchObject({ covers: [{ cover: 'C-1' }, { cover: 'C-2' }] });
});

it('gives everything back where a part cannot be begun at all', async () => {
  const data = temporaryFolder();
  const [api, broker, field] = [await freeTcpPort(), await freeTcpPort(), await freeUdpPort()];
  const at = (port: number) => ({ host: '127.0.0.1', port });
  const link = (name: string, port: number) => ({ kind: 'udp', name, ...at(port) }) as const;
  const settings = { data, api: testApi({ port: api }), broker: at(broker) };
  const links = [link('field', field), { ...link('roof', 0), host: 'no\0host' }];
  const wrong = createGateway({ config: testConfig({ ...settings, links }), log: createTestLog().log });
  await expect(wrong.start()).rejects.toMatchObject({ code: 'ERR_INVALID_ARG_VALUE' });
  const right = await startGateway({ ...settings, links: [link('field', field)] });
  expect(right.gateway.summary()).toBe('every part is up');
  expect(right.info).toMatchObject({ api: `http://127.0.0.1:${api}`, links: [{ address: `127.0.0.1:${field}` }] });
});
