import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect } from 'vitest';
import { placesIn as placesOf } from '../../../scripts/demo/places.ts';
import { until } from '../../support/until.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** ms: a district is laid out first, and other tests run beside it */
const PATIENCE = 120_000;

const started: ChildProcess[] = [];

// a test that failed leaves its demo running: end it, and it cleans up after itself
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
});

/** `npm start` without the installation. */
export function startDemo(args: readonly string[] = [], environment: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, ['scripts/demo.ts', ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      text += bytes.toString();
    });
  }
  /** Waits for a line, and says what there was where it does not come. */
  const shows = (line: RegExp) =>
    until(String(line), PATIENCE, () => line.test(text)).catch((error: Error) => {
      throw new Error(`${error.message}; it printed:\n${text}`);
    });
  return { child, shows, text: () => text, ended: once(child, 'exit').then(([code]) => code as number | null) };
}

/** Where a demo said that its parts are to be found. */
export function placesIn(text: string) {
  const { api, mqttPort = Number.NaN, folder = '' } = placesOf(text);
  return { mqtt: mqttPort, api: api === undefined ? Number.NaN : Number(new URL(api).port), folder };
}

/** How a demo said that people log in. */
export function passwordIn(text: string): string {
  return placesOf(text).password ?? '';
}

/** Processes that have the folder in their arguments. */
export function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    })
    .filter((line) => line.includes(folder));
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

export async function leavesNothing(text: string): Promise<void> {
  const { mqtt, api, folder } = placesIn(text);
  expect(existsSync(folder)).toBe(false);
  expect(processesOf(folder)).toEqual([]);
  expect(await answers(mqtt)).toBe(false);
  expect(await answers(api)).toBe(false);
}
