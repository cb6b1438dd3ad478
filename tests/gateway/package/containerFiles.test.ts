import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, 'gateway/deploy/docker');

/** Paths that the build takes from the checkout: every COPY but those from another stage. */
function copied(): readonly string[] {
  const lines = readFileSync(join(folder, 'Dockerfile'), 'utf8').split('\n');
  const copies = lines.filter((line) => line.startsWith('COPY ') && !line.includes('--from='));
  return copies.flatMap((line) => line.split(' ').slice(1, -1));
}

/** A server on a free port that answers /livez so. */
async function answering(status: number): Promise<number> {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/livez' ? status : 404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

async function health(port: number): Promise<unknown> {
  const [code] = await once(spawn(process.execPath, [join(folder, 'livez.mjs'), String(port)]), 'exit');
  return code;
}

describe('the container', () => {
  it('is built from files that are there, and from nothing else', () => {
    const ignored = readFileSync(join(folder, 'Dockerfile.dockerignore'), 'utf8').split('\n');
    const allowed = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    expect(copied().filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect([...allowed].sort()).toEqual([...copied()].sort());
  });

  it('is healthy where /livez says so, and only there', async () => {
    expect(await health(await answering(200))).toBe(0);
    expect(await health(await answering(503))).toBe(1);
  });
});
