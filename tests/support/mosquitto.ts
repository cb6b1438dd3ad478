import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freeTcpPort } from './ports.ts';
import { pathOf } from './programs.ts';
import { until } from './until.ts';

/** Eclipse Mosquitto on loopback, in a folder of its own. It keeps nothing: what stops it makes it forget everything. */
export interface Mosquitto {
  readonly port: number;
  /** ends the process; start() begins again with an empty memory on the same port */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** ends the process and removes its folder */
  close(): Promise<void>;
}

/** `listener`: lines of its configuration for its one door. */
export async function startMosquitto(listener: readonly string[] = []): Promise<Mosquitto> {
  const port = await freeTcpPort();
  const folder = mkdtempSync(join(tmpdir(), 'lidwatch-mosquitto-'));
  const config = join(folder, 'mosquitto.conf');
  // max_queued_messages 0: a slow subscriber of a test must not lose what the gateway delivered
  // as root it would give itself to a user of its own, who cannot read a key in a folder of ours
  const user = `user ${userInfo().username}`;
  const whole = [user, 'allow_anonymous true', 'persistence false', 'max_queued_messages 0', 'log_type error'];
  writeFileSync(config, [`listener ${port} 127.0.0.1`, ...listener, ...whole, ''].join('\n'));
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    child = spawn(pathOf('mosquitto'), ['-c', config], { stdio: 'ignore' });
    await until('mosquitto listens', 10_000, () => listens(port));
  }

  async function stop(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }

  await start();
  return {
    port,
    start,
    stop,
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
