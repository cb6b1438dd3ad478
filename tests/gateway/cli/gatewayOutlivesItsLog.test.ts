import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { freeTcpPort } from '../../support/ports.ts';
import { createScratch } from '../../support/scratch.ts';
import { until } from '../../support/until.ts';

const launcher = fileURLToPath(new URL('../../../gateway/bin/lidwatch.mjs', import.meta.url));
/** every write to it fails, as on a disk that is full (Linux: full(4)) */
const FULL = '/dev/full';

describe.skipIf(!existsSync(FULL))('a gateway whose log and output go to a full disk', () => {
  it('runs until it is asked to end', async () => {
    const { write } = createScratch();
    const port = await freeTcpPort();
    const config = write('gateway.yaml', `name: a\nbroker: { port: 0 }\napi: { port: ${port} }\n`);
    const full = openSync(FULL, 'w');
    const child = spawn(process.execPath, [launcher, 'gateway', '--config', config], { stdio: ['ignore', full, full] });
    closeSync(full);
    const ended = once(child, 'exit');
    const isReady = async () => {
      const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
      return response?.status === 200;
    };
    await until('it is ready', 20_000, () => isReady());
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});
