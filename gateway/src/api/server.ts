import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { createBackoff } from '../parts/backoff.ts';
import type { Cancel, Clock } from '../parts/clock.ts';
import { createStateKeeper, type PartState } from '../parts/state.ts';
import { type AppOptions, buildApp, MIN_TLS } from './buildApp.ts';

export interface ApiOptions extends Omit<AppOptions, 'tls'> {
  readonly host: string;
  /** 0: any free one */
  readonly port: number;
  /** paths of PEM files; read anew when they change */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onState: (state: PartState) => void;
}

/** The HTTP side of a gateway. Serves from the first moment, so that /readyz can say what is missing. */
export interface Api {
  /** Resolves after the first attempt, whatever came of it. */
  start(): Promise<void>;
  stop(): Promise<void>;
  state(): PartState;
  /** `http://127.0.0.1:8080`; undefined until it listens */
  url(): string | undefined;
}

/** How often the files of the certificate are looked at. */
const LOOK_MS = 30_000;

interface Pair {
  readonly cert: string;
  readonly key: string;
  /** changes with the files */
  readonly stamp: string;
}

function readPair({ cert, key }: { readonly cert: string; readonly key: string }): Pair {
  const stamp = [cert, key].map((path) => `${statSync(path).mtimeMs} ${statSync(path).size}`).join(' ');
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8'), stamp };
}

/** A certificate that nobody has renewed is served on: a client that pins it is still helped. */
function hasEnded({ cert }: Pair, now: number): string | undefined {
  const { validTo } = new X509Certificate(cert);
  return Date.parse(validTo) <= now ? `the certificate ended at ${validTo}` : undefined;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function createApi(options: ApiOptions): Api {
  const { clock, host, port, tls: files } = options;
  const state = createStateKeeper(clock, options.onState);
  const backoff = createBackoff({ first: 500, ceiling: 30_000, random: options.random });
  let app: FastifyInstance | undefined;
  let address: string | undefined;
  let pair: Pair | undefined;
  let cancel: Cancel | undefined;
  let stopped = false;

  async function open(): Promise<void> {
    try {
      pair = files && readPair(files);
      app = await buildApp({ ...options, tls: pair });
      address = await app.listen({ host, port });
      backoff.reset();
      serve();
      if (files) cancel = clock.after(LOOK_MS, look);
    } catch (error) {
      await app?.close();
      if (stopped) return;
      const wait = backoff.next();
      const { code } = error as NodeJS.ErrnoException;
      state.down(`${host}:${port}: ${code === 'EADDRINUSE' ? code : reasonOf(error)}`, wait);
      cancel = clock.after(wait, () => void open());
    }
  }

  function serve(): void {
    const ended = pair && hasEnded(pair, clock.now());
    if (ended === undefined) state.up();
    else state.degraded(ended);
  }

  /** A certificate is renewed every few weeks by somebody who knows nothing of us. The old one serves until the new one does. */
  function look(): void {
    cancel = clock.after(LOOK_MS, look);
    if (!files || !app) return;
    try {
      const found = readPair(files);
      if (found.stamp === pair?.stamp) {
        serve();
        return;
      }
      (app.server as unknown as { setSecureContext(pair: object): void }).setSecureContext({
        ...{ cert: found.cert, key: found.key },
        // it would fall back to the default of the process otherwise
        minVersion: MIN_TLS,
      });
      pair = found;
      serve();
    } catch (error) {
      state.degraded(`the certificate cannot be renewed, the old one is served on: ${reasonOf(error)}`, LOOK_MS);
    }
  }

  return {
    start: open,
    async stop() {
      stopped = true;
      cancel?.();
      address = undefined;
      await app?.close();
    },
    state: state.current,
    url: () => address,
  };
}
