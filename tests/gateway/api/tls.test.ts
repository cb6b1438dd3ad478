import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:tls';
import { expect, it, onTestFinished } from 'vitest';
import { createGateway } from '../../../gateway/src/app.ts';
import { selfSigned } from '../../support/certificates.ts';
import { testApi, testConfig } from '../../support/gatewayRig.ts';
import { createTestLog } from '../../support/testLog.ts';
import { until } from '../../support/until.ts';

/** Whom the server says that it is. */
function nameOf(url: string | undefined): Promise<string | undefined> {
  const port = Number(new URL(url ?? '').port);
  return new Promise((settled, failed) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      settled(String(socket.getPeerCertificate().subject.CN));
      socket.destroy();
    });
    socket.on('error', failed);
  });
}

it('serves by TLS, takes a renewed certificate while it runs, and keeps the old one while the new is no good', async () => {
  const { cert, key } = selfSigned('first.example');
  const looks: (() => void)[] = [];
  let ahead = 0;
  const clock = {
    now: () => Date.now() + ahead,
    after(ms: number, run: () => void) {
      // the look at the files comes every half minute; here whenever the test wants
      if (ms === 30_000) looks.push(run);
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
  const look = (): void => {
    for (const run of looks.splice(0)) run();
  };
  const { log } = createTestLog();
  const config = testConfig({ api: testApi({ tls: { cert, key } }), links: [] });
  const gateway = createGateway({ config, log, clock, steady: () => performance.now() });
  onTestFinished(() => gateway.stop());
  const { api } = await gateway.start();
  expect(api).toMatch(/^https:/);
  expect(await nameOf(api)).toBe('first.example');

  writeFileSync(cert, 'no certificate');
  look();
  expect(gateway.summary()).toContain('the old one is served on');
  expect(await nameOf(api)).toBe('first.example');

  const renewed = selfSigned('second.example');
  writeFileSync(key, readFileSync(renewed.key));
  writeFileSync(cert, readFileSync(renewed.cert));
  look();
  expect(await nameOf(api)).toBe('second.example');
  expect(gateway.summary()).not.toContain('certificate');

  // it was made for two days
  ahead = 3 * 86_400_000;
  look();
  expect(gateway.summary()).toContain('the certificate ended at');
  expect(await nameOf(api)).toBe('second.example');
});

it('says what is wrong with the files, and serves once they are there', async () => {
  const { cert, key } = selfSigned('late.example');
  const text = readFileSync(cert);
  rmSync(cert);
  const { log } = createTestLog();
  const config = testConfig({ api: testApi({ tls: { cert, key } }), links: [] });
  const gateway = createGateway({ config, log, random: () => 0 });
  onTestFinished(() => gateway.stop());
  expect((await gateway.start()).api).toBeUndefined();
  expect(gateway.summary()).toContain('cert.pem');
  writeFileSync(cert, text);
  await until('it serves', 10_000, () => !gateway.summary().includes('api down'));
});
