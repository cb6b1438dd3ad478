import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, openSync, statSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { thisMachine } from '../../../gateway/src/transports/ports/machine.ts';
import { portHolders } from '../../../gateway/src/transports/ports/portHolders.ts';
import { createFakeMachine } from '../../support/fakeMachine.ts';
import { startFakePort } from '../../support/fakePort.ts';
import { has } from '../../support/programs.ts';

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}

describe('who holds a port', () => {
  it.skipIf(!has('socat'))('is seen by what processes have open', async () => {
    const { path } = await startFakePort();
    const file = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
      stdio: ['pipe', 'ignore', 'ignore', file],
    });
    await once(child, 'spawn');
    closeSync(file);
    onTestFinished(() => end(child));
    expect(portHolders(thisMachine, path).map(({ pid }) => pid)).toContain(child.pid);
  });

  it('is seen by the locks, whose list everybody may read', () => {
    const fake = createFakeMachine();
    fake.write('dev/ttyUSB0', '');
    const path = `${fake.machine.dev}/ttyUSB0`;
    const { dev, ino } = statSync(path);
    const at = [dev >>> 8, dev & 255].map((n) => (n & 0xfff).toString(16).padStart(2, '0')).join(':');
    fake.write(
      'proc/locks',
      `1: POSIX  ADVISORY  READ 11 ${at}:${ino + 1} 0 EOF\n2: FLOCK  ADVISORY  WRITE 4711 ${at}:${ino} 0 EOF\n`,
    );
    fake.write('proc/4711/comm', 'minicom\n');
    expect(portHolders(fake.machine, path)).toEqual([{ pid: 4711, command: 'minicom' }]);
  });

  it('is nobody where there is no port', () => {
    expect(portHolders(createFakeMachine().machine, '/nowhere/tty')).toEqual([]);
  });
});
