import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, statSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { checkClock } from '../../../gateway/src/doctor/clock.ts';
import type { Finding } from '../../../gateway/src/doctor/finding.ts';
import { checkRunning } from '../../../gateway/src/doctor/running.ts';
import { checkSystem } from '../../../gateway/src/doctor/system.ts';
import { selfSigned } from '../../support/certificates.ts';
import { lidwatch } from '../../support/cli.ts';
import { startGateway, testApi, testConfig } from '../../support/gatewayRig.ts';
import { freeTcpPort, freeUdpPort } from '../../support/ports.ts';
import { createScratch } from '../../support/scratch.ts';
import { batch, key, openTestStore, reading } from '../../support/storeRig.ts';

interface Site {
  readonly scratch: ReturnType<typeof createScratch>;
  /** runs the doctor; what has been found, by check */
  look(): Promise<{ code: number; of: (check: string) => Finding | undefined; all: readonly Finding[] }>;
}

async function site(more = ''): Promise<Site> {
  const scratch = createScratch();
  const [udp, api, broker] = [await freeUdpPort(), await freeTcpPort(), await freeTcpPort()];
  const text = `name: a\nlinks:\n  - { name: f, kind: udp, port: ${udp} }\n${more}`;
  const rest = `api: { port: ${api} }\nbroker: { port: ${broker} }\n`;
  const config = scratch.write('gateway.yaml', text + rest);
  return {
    scratch,
    async look() {
      const { code, out, err } = await lidwatch('doctor', '--config', config, '--json');
      if (out === '') throw new Error(err);
      const { findings } = JSON.parse(out) as { readonly findings: readonly Finding[] };
      return { code, all: findings, of: (name) => findings.find(({ check }) => check === name) };
    },
  };
}

/** One cover whose node was heard, before the present of the tests (2026-01-01 would be before the program itself). */
function fill(folder: string): void {
  const store = openTestStore({ folder });
  store.covers.add({ cover: 'C-1', node: 1, key: key(1) }, 0);
  store.commit(batch({ readings: [reading('C-1', 5)] }), 5);
  store.close();
}

it('every failure and warning says what to do', async () => {
  const { look } = await site('  - { name: roof, kind: rylr998, path: /dev/ttyNIX }\n');
  const { all, code } = await look();
  expect(code).toBe(1);
  for (const { verdict, todo } of all) {
    if (verdict !== 'ok') expect(todo?.length).toBeGreaterThan(10);
    else expect(todo).toBeUndefined();
  }
});

it('a serial port that is not there, and one that is no serial port', async () => {
  const { look, scratch } = await site();
  const file = scratch.write('tty', '');
  scratch.write('gateway.yaml', `name: a\nlinks: [${['/dev/ttyNIX', file].map(linkAt).join(', ')}]\n`);
  const { of } = await look();
  expect(of('link p0')).toMatchObject({ verdict: 'fail', found: expect.stringContaining('not there') });
  expect(of('link p1')).toMatchObject({ verdict: 'fail', found: expect.stringContaining('no serial port') });
});

const linkAt = (path: string, i: number): string => `{ name: p${i}, kind: rylr998, path: ${path} }`;

it('an address that another program has', async () => {
  const { look, scratch } = await site();
  const server = createServer();
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  scratch.write('gateway.yaml', `name: a\nlinks: []\napi: { port: ${port} }\nbroker: { port: 0 }\n`);
  expect((await look()).of('api')).toMatchObject({ verdict: 'fail', found: expect.stringContaining('EADDRINUSE') });
});

it('a broker that is not there', async () => {
  const { look } = await site(`mqtt: { url: "mqtt://127.0.0.1:${await freeTcpPort()}" }\n`);
  expect((await look()).of('mqtt')).toMatchObject({ verdict: 'fail', found: expect.stringContaining('ECONNREFUSED') });
});

it('a data folder that others may look into', async () => {
  const { look, scratch } = await site();
  mkdirSync(scratch.path('data'));
  chmodSync(scratch.path('data'), 0o755);
  expect((await look()).of('data folder')).toMatchObject({
    verdict: 'warn',
    todo: expect.stringMatching(/^chmod 700/),
  });
});

it('a database that is damaged', async () => {
  const { look, scratch } = await site();
  fill(scratch.path('data'));
  const file = join(scratch.path('data'), 'lidwatch.db');
  const handle = openSync(file, 'r+');
  const noise = Buffer.alloc(statSync(file).size - 8192, 0x5a);
  writeSync(handle, noise, 0, noise.length, 8192);
  closeSync(handle);
  expect((await look()).all).toContainEqual(expect.objectContaining({ check: 'database', verdict: 'fail' }));
});

it('covers that were never heard, and a gateway that does not run', async () => {
  const { look, scratch } = await site();
  fill(scratch.path('data'));
  const { of } = await look();
  expect(of('covers')).toMatchObject({ verdict: 'warn', found: '1, of which 1 were never heard' });
  expect(of('gateway')).toMatchObject({ found: 'it is not running' });
});

it('that there is no administrator, before the first start, too, and the command that makes one', async () => {
  const { look, scratch } = await site();
  const missing = { verdict: 'warn', todo: 'lidwatch user add NAME --role admin' };
  expect((await look()).of('administrator')).toMatchObject(missing);
  const store = openTestStore({ folder: scratch.path('data') });
  store.users.add({ name: 'ann', role: 'admin', passwordHash: 'x' }, 0);
  expect((await look()).of('administrator')).toEqual({ check: 'administrator', verdict: 'ok', found: 'ann' });
  store.users.add({ name: 'bob', role: 'admin', passwordHash: 'x' }, 0);
  store.users.change('bob', { role: 'dispatcher' }, 0);
  store.users.add({ name: 'eve', role: 'admin', passwordHash: 'x' }, 0);
  store.users.change('ann', { disabled: true }, 0);
  expect((await look()).of('administrator')).toMatchObject({ verdict: 'ok', found: 'eve' });
  store.close();
  const old = new Database(join(scratch.path('data'), 'lidwatch.db'));
  old.exec('DELETE FROM users');
  old.close();
  expect((await look()).of('administrator')).toMatchObject(missing);
});

it('a database from before free pages were given back', async () => {
  const { look, scratch } = await site();
  fill(scratch.path('data'));
  expect((await look()).of('free pages')).toBeUndefined();
  const old = new Database(join(scratch.path('data'), 'lidwatch.db'));
  old.pragma('auto_vacuum = NONE');
  old.exec('VACUUM');
  old.close();
  expect((await look()).of('free pages')).toMatchObject({ verdict: 'warn', todo: expect.stringContaining('vacuum') });
});

it('what a gateway that runs says of its parts; and nothing is changed', async () => {
  const { look, scratch } = await site();
  const api = await freeTcpPort();
  const path = '/dev/ttyNIX';
  scratch.write('gateway.yaml', `name: a\nlinks: [${linkAt(path, 0)}]\napi: { port: ${api} }\nbroker: { port: 0 }\n`);
  const roof = {
    kind: 'rylr998',
    name: 'p0',
    path,
    baud: 115_200,
    address: 1,
    network: 18,
    band: 868_100_000,
  } as const;
  const data = scratch.path('data');
  await startGateway({
    ...testConfig(),
    data,
    links: [{ ...roof, parameter: '7,7,1,12', silenceMs: undefined }],
    api: testApi({ port: api }),
  });
  const before = readdirSync(data);
  const { of } = await look();
  expect(of('gateway')).toMatchObject({ found: 'it is running' });
  expect(of('api')).toMatchObject({ verdict: 'ok' });
  expect(of('readyz')).toMatchObject({ verdict: 'fail', found: expect.stringContaining('link p0 is down') });
  expect(readdirSync(data)).toEqual(before);
});

it('a gateway that speaks TLS is asked by the certificate that it shows', async () => {
  const pair = selfSigned('gateway.example');
  const { gateway, info } = await startGateway({ api: testApi({ tls: pair }) });
  expect(gateway.summary()).toBe('every part is up');
  expect(await checkRunning({ url: info.api ?? '', cert: pair.cert })).toMatchObject([{ verdict: 'ok' }]);
  expect(await checkRunning({ url: info.api ?? '', cert: undefined })).toMatchObject([{ verdict: 'fail' }]);
});

it('a clock that is wrong, and one that nobody keeps right', () => {
  const now = Date.UTC(2027, 0, 1);
  expect(checkClock(0, 0, false)).toMatchObject({ verdict: 'fail' });
  expect(checkClock(now, now + 86_400_000, true)).toMatchObject({ verdict: 'fail' });
  expect(checkClock(now, now, false)).toMatchObject({ verdict: 'warn' });
  expect(checkClock(now, now, true)).toMatchObject({ verdict: 'ok' });
  expect(checkClock(now, now, undefined)).toMatchObject({ verdict: 'ok' });
});

it('a process that may open few files', () => {
  expect(checkSystem('Max open files            256    256   files\n')).toContainEqual(
    expect.objectContaining({ check: 'limits', verdict: 'warn' }),
  );
});

it('a secret that cannot be read fails the part that needs it, once', async () => {
  const { look } = await site('mqtt: { url: "mqtt://127.0.0.1:9", passwordFile: ./gone }\n');
  const { code, all } = await look();
  expect(code).toBe(1);
  expect(all.filter(({ check }) => check === 'mqtt')).toEqual([
    {
      ...{ check: 'mqtt', verdict: 'fail', found: expect.stringContaining('gone does not exist') },
      todo: expect.stringContaining('write the password into it'),
    },
  ]);
});
