import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { until } from './until.ts';

const lidwatch = fileURLToPath(new URL('../../gateway/bin/lidwatch.mjs', import.meta.url));

/** A gateway as an operator runs it: its own process, a configuration file, a folder of data. */
export interface GatewayProcess {
  start(): void;
  /** SIGKILL, as a power cut would; resolves when the process is gone */
  kill(): Promise<void>;
  /** SIGTERM, and waits for the end; resolves to the exit code */
  stop(): Promise<number | null>;
  /** everything it printed, all starts together */
  readonly output: () => string;
  readonly running: () => boolean;
  /** null while it runs, and where a signal has ended it */
  readonly exitCode: () => number | null | undefined;
  /** of the start before; undefined until the first */
  readonly pid: () => number | undefined;
  /** waits for /livez */
  answers(ms?: number): Promise<void>;
  /** the same, and until its UDP links hear: what is sent before is lost */
  up(ms?: number): Promise<void>;
  readonly api: string;
  readonly configFile: string;
}

export interface GatewayProcessOptions {
  readonly folder: string;
  readonly apiPort: number;
  readonly config: Readonly<Record<string, unknown>>;
  readonly keysCsv: string;
}

export function createGatewayProcess(options: GatewayProcessOptions): GatewayProcess {
  const configFile = join(options.folder, 'gateway.yaml');
  const api = `http://127.0.0.1:${options.apiPort}`;
  writeFileSync(join(options.folder, 'nodes.csv'), options.keysCsv, { mode: 0o600 });
  writeFileSync(
    configFile,
    stringify({
      name: 'test',
      data: './data',
      keyFile: './nodes.csv',
      api: { host: '127.0.0.1', port: options.apiPort },
      ...options.config,
    }),
  );
  let child: ChildProcess | undefined;
  let output = '';

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return child.exitCode;
  }

  const { links = [] } = options.config as { readonly links?: readonly { kind?: string; name?: string }[] };
  const datagrams = links.filter(({ kind }) => kind === 'udp');

  const answers = async (): Promise<boolean> => (await fetch(`${api}/livez`)).ok;

  /** Until it holds; a gateway that cannot be asked yet is none of which it does. */
  function soon(ms: number, holds: () => Promise<boolean>): Promise<void> {
    return until(`the gateway answers; it printed:\n${output}`, ms, () => holds().catch(() => false));
  }

  async function hears(): Promise<boolean> {
    const metrics = await fetch(`${api}/metrics`);
    const text = await metrics.text();
    // where a token is asked for, nobody here has one
    return !metrics.ok || datagrams.every(({ name }) => text.includes(`lidwatch_part_up{part="link ${name}"} 1\n`));
  }

  return {
    api,
    configFile,
    output: () => output,
    running: () => child !== undefined && child.exitCode === null && child.signalCode === null,
    exitCode: () => child?.exitCode,
    pid: () => child?.pid,
    start() {
      child = spawn(process.execPath, [lidwatch, 'gateway', '--config', configFile], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const keep = (chunk: Buffer): void => {
        output = (output + chunk.toString()).slice(-200_000);
      };
      child.stdout?.on('data', keep);
      child.stderr?.on('data', keep);
    },
    async kill() {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
    answers: (ms = 60_000) => soon(ms, answers),
    up: (ms = 60_000) => soon(ms, async () => (await answers()) && (await hears())),
  };
}
