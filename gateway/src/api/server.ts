import Fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { createBackoff } from '../parts/backoff.ts';
import type { Cancel, Clock } from '../parts/clock.ts';
import { createStateKeeper, type PartState } from '../parts/state.ts';
import type { Store } from '../store/store.ts';
import { isStorageTrouble } from '../store/trouble.ts';
import { addCovers, type CoverSources } from './covers.ts';
import { addErrands } from './errands.ts';
import { addEvents } from './events.ts';
import { addHealth, type PartReport } from './health.ts';
import { addMetrics, type Metrics } from './metrics.ts';
import { type ProblemName, problem, sendProblem } from './problem.ts';

export interface ApiOptions {
  readonly host: string;
  /** 0: any free one */
  readonly port: number;
  readonly parts: () => readonly PartReport[];
  /** undefined until the database is open */
  readonly store: () => Store | undefined;
  readonly rules: CoverSources['rules'];
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
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

/** There is no database to read from yet. */
class StoreUnavailable extends Error {}

export function createApi(options: ApiOptions): Api {
  const { clock } = options;
  const state = createStateKeeper(clock, options.onState);
  const backoff = createBackoff({ first: 500, ceiling: 30_000, random: options.random });
  let app: FastifyInstance | undefined;
  let address: string | undefined;
  let cancelRetry: Cancel | undefined;
  let stopped = false;

  async function open(): Promise<void> {
    // one that failed to listen is of no further use
    app = buildApp(options);
    try {
      address = await app.listen({ host: options.host, port: options.port });
      backoff.reset();
      state.up();
    } catch (error) {
      await app.close();
      if (stopped) return;
      const wait = backoff.next();
      const { code } = error as NodeJS.ErrnoException;
      state.down(`${options.host}:${options.port}: ${code ?? String(error)}`, wait);
      cancelRetry = clock.after(wait, () => void open());
    }
  }

  return {
    start: open,
    async stop() {
      stopped = true;
      cancelRetry?.();
      address = undefined;
      await app?.close();
    },
    state: state.current,
    url: () => address,
  };
}

/** What fastify itself refuses about a body. */
const BODY_PROBLEMS: Readonly<Record<number, ProblemName>> = { 413: 'body-too-large', 415: 'unsupported-media-type' };

function buildApp({ parts, store, rules, metrics, clock, log }: ApiOptions): FastifyInstance {
  const app = Fastify({
    logger: false,
    forceCloseConnections: true,
    // a path that cannot be decoded reaches no handler of ours
    frameworkErrors: (error, _request, reply) => sendProblem(reply, problem('not-found', { detail: error.message })),
  });
  // few routes take a body, and bring a parser along; elsewhere none is read
  app.removeAllContentTypeParsers();
  const opened = (): Store => {
    const found = store();
    if (!found) throw new StoreUnavailable();
    return found;
  };
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof StoreUnavailable || isStorageTrouble(error))
      return sendProblem(reply, problem('store-unavailable'));
    const ofBody = BODY_PROBLEMS[(error as { readonly statusCode?: number }).statusCode ?? 0];
    if (ofBody !== undefined) return sendProblem(reply, problem(ofBody));
    log.error({ err: error, url: request.url }, 'request failed');
    return sendProblem(reply, problem('internal'));
  });
  app.setNotFoundHandler((request, reply) => {
    const name = request.method === 'GET' || request.method === 'HEAD' ? 'not-found' : 'method-not-allowed';
    return sendProblem(reply, problem(name, { detail: `${request.method} ${request.url.split('?')[0]}` }));
  });
  addHealth(app, parts);
  addMetrics(app, metrics);
  addCovers(app, { store: opened, rules });
  addEvents(app, { store: opened });
  addErrands(app, { store: opened, clock });
  return app;
}
