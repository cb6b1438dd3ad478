import { randomBytes } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { Aedes } from 'aedes';
import { createBackoff } from '../parts/backoff.ts';
import type { Cancel, Clock } from '../parts/clock.ts';
import { createStateKeeper, type PartState, STOPPED } from '../parts/state.ts';
import { createTally, type Tally } from '../parts/tally.ts';
import { type BrokerCount, createBrokerGuard } from './brokerGuard.ts';

export interface BrokerOptions {
  readonly host: string;
  /** 0: any free one */
  readonly port: number;
  /** topics below it are published by this gateway alone */
  readonly prefix: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onState: (state: PartState) => void;
}

/** The MQTT broker inside the gateway, for a site that has none: MQTT 3.1.1, in memory, on loopback by default. */
export interface Broker {
  /** Resolves after the first attempt, whatever came of it. */
  start(): Promise<void>;
  stop(): Promise<void>;
  state(): PartState;
  /** what it did not take from others */
  readonly counts: Tally<BrokerCount>;
  /** undefined until it listens */
  url(): string | undefined;
  /** with which this gateway, and nobody else, may publish below the prefix */
  readonly username: string;
  readonly password: string;
}

const USERNAME = 'lidwatch-gateway';
/** A client that has stopped reading holds up everybody for so long; the gateway's own patience must be longer. */
const DRAIN_MS = 3_000;

export function createBroker(options: BrokerOptions): Broker {
  const { host, port, clock, prefix } = options;
  const password = randomBytes(16).toString('hex');
  const state = createStateKeeper(clock, options.onState);
  const backoff = createBackoff({ first: 500, ceiling: 30_000, random: options.random });
  const counts = createTally<BrokerCount>();
  const guard = createBrokerGuard({ prefix, username: USERNAME, password, counts });
  const sockets = new Set<Socket>();
  let aedes: Aedes | undefined;
  let server: Server | undefined;
  let cancelRetry: Cancel | undefined;
  let stopped = false;

  async function createAedes(): Promise<Aedes> {
    const made = await Aedes.createBroker({ drainTimeout: DRAIN_MS, ...guard.options });
    made.on('unsubscribe', (topics, client) => guard.forget(client, topics));
    return made;
  }

  async function open(): Promise<void> {
    aedes ??= await createAedes();
    const { handle } = aedes;
    const opening = createServer((socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      handle(socket);
      guard.watch(socket);
    });
    await new Promise<void>((settled) => {
      opening.on('error', (error: NodeJS.ErrnoException) => {
        fail(error);
        settled();
      });
      opening.listen(port, host, () => {
        server = opening;
        backoff.reset();
        state.up();
        settled();
      });
    });
  }

  function fail(error: NodeJS.ErrnoException): void {
    if (stopped) return;
    const taken = error.code === 'EADDRINUSE' ? '; to use the broker that has it, set mqtt.url' : '';
    const wait = backoff.next();
    state.down(`${host}:${port}: ${error.code ?? error.message}${taken}`, wait);
    cancelRetry = clock.after(wait, () => void open());
  }

  return {
    username: USERNAME,
    password,
    start: open,
    async stop() {
      stopped = true;
      cancelRetry?.();
      state.down(STOPPED);
      const closing = server;
      server = undefined;
      if (closing) {
        const closed = new Promise<void>((done) => closing.close(() => done()));
        for (const socket of sockets) socket.destroy();
        await closed;
      }
      const ending = aedes;
      if (ending) await new Promise<void>((done) => ending.close(done));
    },
    state: state.current,
    counts,
    url() {
      const address = server?.address();
      if (!address || typeof address === 'string') return undefined;
      return `mqtt://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
    },
  };
}
