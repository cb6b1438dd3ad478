import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { createGateway } from '../../../gateway/src/app.ts';
import { testApi, testConfig } from '../../support/gatewayRig.ts';
import { freeTcpPort } from '../../support/ports.ts';
import { createTestLog } from '../../support/testLog.ts';
import { until } from '../../support/until.ts';

it('runs while another program has its port, and serves once that is gone', async () => {
  const port = await freeTcpPort();
  const other = createServer((_request, response) => response.end('other'));
  await new Promise<void>((done) => other.listen(port, '127.0.0.1', done));
  const { log, lines } = createTestLog();
  const gateway = createGateway({ config: testConfig({ api: testApi({ port }) }), log, random: () => 0 });
  onTestFinished(() => gateway.stop());
  const info = await gateway.start();
  expect(info.api).toBeUndefined();
  expect(info.links[0]?.address).toBeDefined();
  expect(lines.some(({ part, reason }) => part === 'api' && String(reason).includes('EADDRINUSE'))).toBe(true);

  other.closeAllConnections();
  await new Promise((done) => other.close(done));
  await until('the API answers', 10_000, () =>
    fetch(`http://127.0.0.1:${port}/livez`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
});
