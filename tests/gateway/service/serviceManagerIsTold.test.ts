import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { has, pathOf } from '../../support/programs.ts';
import { createScratch } from '../../support/scratch.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { until } from '../../support/until.ts';

const lidwatch = fileURLToPath(new URL('../../../gateway/bin/lidwatch.mjs', import.meta.url));

/** The socket of a service manager, and what is said there. */
async function startManager() {
  const path = join(temporaryFolder(), 'notify');
  const socat = spawn(pathOf('socat'), ['-u', `UNIX-RECV:${path}`, 'STDOUT'], { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void socat.kill());
  let heard = '';
  socat.stdout.on('data', (chunk: Buffer) => {
    heard += chunk.toString();
  });
  await until('the socket is there', 5_000, () => existsSync(path));
  return { path, heard: () => heard };
}

describe.skipIf(!has('systemd-notify') || !has('socat'))('a gateway that a service manager has started', () => {
  it('says that it is ready and how it stands, answers the watchdog, and says that it ends', async () => {
    const manager = await startManager();
    const { write } = createScratch();
    const udp = '[{ name: f, kind: udp, port: 0 }, { name: roof, kind: rylr998, path: /dev/ttyNIX }]';
    const rest = 'api: { port: 0 }\nbroker: { port: 0 }\n';
    const config = write('gateway.yaml', `name: a\nlinks: ${udp}\n${rest}`);
    const env = { ...process.env, NOTIFY_SOCKET: manager.path, WATCHDOG_USEC: '400000' };
    const child = spawn(process.execPath, [lidwatch, 'gateway', '--config', config], { env, stdio: 'ignore' });
    onTestFinished(() => void child.kill('SIGKILL'));
    await until('it is ready', 20_000, () => manager.heard().includes('READY=1'));
    expect(manager.heard()).toMatch(/STATUS=link roof down: .*ttyNIX/);
    await until('it answers the watchdog again and again', 10_000, () => {
      return manager.heard().split('WATCHDOG=1').length > 3;
    });
    child.kill('SIGTERM');
    await until('it says that it ends', 10_000, () => manager.heard().includes('STOPPING=1'));
  });
});
