import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Many nodes that publish bare statuses to `nodes/ID/up`, from a process of their own. */
export interface Flood {
  /** of the broker */
  readonly url: string;
  /** So many frames as fast as the broker takes them; resolves when it has them all. */
  send(frames: number): Promise<void>;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('./floodMain.ts', import.meta.url));

/** `url`: a broker that is there; without it, one within the process of the nodes. */
export async function startFlood(nodes: number, url = ''): Promise<Flood> {
  const child = spawn(process.execPath, [program, String(nodes), url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  async function line(): Promise<string> {
    const next = await lines.next();
    if (next.done) throw new Error('the nodes of the benchmark have ended');
    return next.value;
  }
  const found = await line();
  return {
    url: found,
    async send(frames) {
      child.stdin.write(`${frames}\n`);
      await line();
    },
    async stop() {
      const gone = once(child, 'exit');
      child.stdin.end();
      await gone;
    },
  };
}
