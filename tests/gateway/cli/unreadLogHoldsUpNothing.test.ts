import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { freeTcpPort } from '../../support/ports.ts';
import { createScratch } from '../../support/scratch.ts';
import { until } from '../../support/until.ts';

const launcher = fileURLToPath(new URL('../../../gateway/bin/lidwatch.mjs', import.meta.url));
/** each is a line of some 250 bytes: more than a pipe holds, 64 KiB */
const CHANGES = 600;

function start(config: string): ChildProcess {
  const child = spawn(process.execPath, [launcher, 'gateway', '--config', config], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

it('a reader of the log that has stopped holds up neither frames nor the end', async () => {
  const port = await freeTcpPort();
  const { write } = createScratch();
  const config = write('gateway.yaml', `name: a\nbroker: { port: 0 }\napi: { port: ${port}, perMinute: 1000000 }\n`);
  const child = start(config);
  const api = `http://127.0.0.1:${port}`;
  const isAlive = async (): Promise<boolean> => {
    const response = await fetch(`${api}/livez`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    return response?.status === 200;
  };
  const ask = (method: string, path: string, body: object) =>
    fetch(`${api}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
  await until('it lives', 20_000, isAlive);
  expect((await ask('POST', '/api/covers', { cover: 'C-1' })).status).toBe(201);
  for (let i = 0; i < CHANGES; i += 50) {
    const some = Array.from({ length: 50 }, (_, n) =>
      ask('PATCH', '/api/covers/C-1/details', { name: `${'street '.repeat(8)}${i + n}` }),
    );
    for (const { status } of await Promise.all(some)) expect(status).toBe(200);
  }
  expect(await isAlive()).toBe(true);
  const waitsForItsLog = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await waitsForItsLog).toEqual([0, null]);
  let said = '';
  for await (const bytes of child.stderr ?? []) said += String(bytes);
  const lines = said.split('\n').slice(0, -1);
  expect(lines.length).toBeGreaterThan(100);
  for (const line of lines) expect(JSON.parse(line)).toHaveProperty('code');
});
