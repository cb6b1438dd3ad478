import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { createSimError } from '../../errors.ts';
import type { GatewayFigures } from '../observed.ts';

/** A transition as the gateway's outbox tells it; times are ms since 1970. */
export interface ToldEvent {
  /** of the commit */
  readonly at: number;
  readonly id: string;
  readonly cover: string;
  readonly receivedAt: number;
  readonly transition: {
    readonly rule: string;
    readonly kind: string;
    readonly onset: number;
    readonly at: number;
    readonly reason?: string | null;
  };
}

export interface StepRequest {
  readonly at: number;
  readonly frames?: readonly {
    readonly at: number;
    readonly from: string;
    readonly hex: string;
    readonly rssi: number;
    readonly snr: number;
  }[];
  readonly orders?: readonly { readonly cover: string; readonly kind: 'begin' | 'end'; readonly minutes?: number }[];
  readonly outage?: true;
}

export interface StepAnswer {
  readonly at: number;
  readonly downlinks: readonly { readonly at: number; readonly to: string; readonly hex: string }[];
  readonly events: readonly ToldEvent[];
}

interface GatewayAbout {
  readonly version: string;
  readonly gatherMs: number;
  readonly covers: number;
}

/** `lidwatch lockstep` in a process of its own. Every call rejects with `gateway-failed` where it ends or refuses. */
export interface GatewayChild {
  about(): Promise<GatewayAbout>;
  step(request: StepRequest): Promise<StepAnswer>;
  /** Its figures; it ends behind them. */
  end(): Promise<GatewayFigures>;
  /** At once, whatever it is doing. */
  kill(): void;
}

export interface GatewayChildOptions {
  /** a program and its first arguments */
  readonly command: readonly string[];
  /** key file of the nodes */
  readonly keys: string;
  /** a gateway.yaml, for its rules */
  readonly rules: string | undefined;
}

/** Characters that are kept of what it writes to standard error. */
const TOLD = 2_000;

export function startGateway({ command: [program = '', ...first], keys, rules }: GatewayChildOptions): GatewayChild {
  const config = rules === undefined ? [] : ['--config', rules];
  const child = spawn(program, [...first, 'lockstep', '--keys', keys, ...config], { stdio: 'pipe' });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-TOLD);
  });
  // what it could not be told, its end tells
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout });
  /** one request is under way at a time */
  let waiting: { resolve: (line: string) => void; reject: (error: Error) => void } | undefined;
  let failed: Error | undefined;

  function fail(why: string): void {
    failed ??= createSimError(
      'gateway-failed',
      `${[program, ...first].join(' ')}: ${why}${said && `\n${said.trim()}`}`,
    );
    waiting?.reject(failed);
    waiting = undefined;
  }

  lines.on('line', (line) => {
    const { resolve } = waiting ?? {};
    waiting = undefined;
    resolve?.(line);
  });
  child.on('error', (error) => fail(error.message));
  void ended(child).then((how) => fail(how));

  async function ask<T>(request: object): Promise<T> {
    const line = await new Promise<string>((resolve, reject) => {
      if (failed) reject(failed);
      waiting = { resolve, reject };
      child.stdin.write(`${JSON.stringify(request)}\n`);
    });
    const answer = JSON.parse(line) as T & { readonly error?: { readonly path: string; readonly message: string } };
    if (answer.error) fail(`${answer.error.path}: ${answer.error.message}`);
    if (failed) throw failed;
    return answer;
  }

  return {
    about: () => ask({ about: true }),
    step: (request) => ask(request),
    async end() {
      const figures = await ask<GatewayFigures>({ end: true });
      child.stdin.end();
      return figures;
    },
    kill: () => void child.kill('SIGTERM'),
  };
}

/** Behind the last of its output. */
async function ended(child: ChildProcess): Promise<string> {
  const [code, signal] = await once(child, 'close').catch(() => [null, null]);
  return signal ? `ended by ${signal}` : `ended with exit code ${code}`;
}
