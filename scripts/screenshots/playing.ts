import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { placesIn } from '../demo/places.ts';

/** The demonstration of `npm start`, in a process of its own. */
export interface Playing {
  /** `http://127.0.0.1:8080` */
  readonly api: string;
  /** of everybody who has an account there */
  readonly password: string;
  /** of the gateway's database */
  readonly data: string;
  /** how many seconds pass in one: 1, 10, 60, 300 */
  turn(speed: number): Promise<void>;
  end(): Promise<void>;
}

const demo = fileURLToPath(new URL('../demo.ts', import.meta.url));
const PATIENCE_MS = 120_000;
const POLL_MS = 100;

export async function playDemo(speed: number): Promise<Playing> {
  const child = spawn(process.execPath, [demo, '--speed', String(speed)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  let printed = '';
  child.stdout.on('data', (bytes: Buffer) => {
    printed = (printed + bytes.toString()).slice(-100_000);
  });
  const until = performance.now() + PATIENCE_MS;
  const find = async (place: 'api' | 'password' | 'speed' | 'folder'): Promise<string> => {
    while (performance.now() < until && child.exitCode === null) {
      const found = placesIn(printed)[place];
      if (found !== undefined) return found;
      await wait(POLL_MS);
    }
    child.kill('SIGTERM');
    throw new Error(`the demonstration does not stand; it printed:\n${printed}`);
  };

  const api = await find('api');
  const door = await find('speed');
  return {
    api,
    password: await find('password'),
    data: `${await find('folder')}/data`,
    async turn(to) {
      const answer = await fetch(door, { method: 'PUT', body: JSON.stringify({ speed: to }) });
      if (!answer.ok) throw new Error(`${door}: ${await answer.text()}`);
    },
    async end() {
      if (child.exitCode === null) child.kill('SIGTERM');
      await gone;
    },
  };
}
