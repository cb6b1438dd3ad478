import type { Backoff } from '../parts/backoff.ts';
import type { Cancel, Clock } from '../parts/clock.ts';
import type { StateKeeper } from '../parts/state.ts';
import type { ReadAccess } from './access.ts';
import { type ConnectOptions, connectMqtt, type MqttConnection, type MqttVersion } from './connection.ts';
import { beginReason } from './tlsTrouble.ts';

export interface BrokerLineOptions {
  /** where to connect to, and as whom; or why that cannot be said */
  readonly access: () => ReadAccess;
  readonly identity: Pick<ConnectOptions, 'clientId' | 'will' | 'onMessage' | 'keepFor'>;
  readonly clock: Clock;
  readonly backoff: Backoff;
  /** is told when the broker is away; when it is up, its owner knows */
  readonly state: StateKeeper;
  /** A connection begins; what is thrown ends it. */
  readonly onOpen: (connection: MqttConnection) => Promise<void>;
  /** a connection that was begun is over */
  readonly onClosed: (connection: MqttConnection) => void;
  /** an attempt has failed, or a connection is over */
  readonly onRetry?: () => void;
}

/** A broker that is connected to for ever, one connection after the other. */
export interface BrokerLine {
  /** Resolves after the first attempt, whatever came of it. */
  start(): Promise<void>;
  /** No attempt is made any more; whoever holds a connection ends it. */
  stop(): void;
  /** Ends what is under way at once: a broker that says nothing would hold up the end of the process. */
  quit(): void;
}

/** A connection that lasted so long was a good one, whether or not there was anything to bring. */
const STABLE_MS = 30_000;

/** MQTT 5 first, and 3.1.1 where the broker knows no 5; a broker that is away is tried again at growing pauses. */
export function createBrokerLine(options: BrokerLineOptions): BrokerLine {
  const { clock, backoff, state } = options;
  const quitting = new AbortController();
  let version: MqttVersion = 5;
  let cancelRetry: Cancel | undefined;
  let stopped = false;

  /** Never rejects: nobody waits for those behind the first. */
  async function attempt(): Promise<void> {
    try {
      await connect();
    } catch (error) {
      retry(beginReason(error));
    }
  }

  async function connect(): Promise<void> {
    const access = options.access();
    if (!access.ok) {
      retry(access.reason);
      return;
    }
    const made = await connectMqtt({ ...access, ...options.identity, version, clock, signal: quitting.signal });
    if (stopped) {
      if (made.ok) await made.end();
    } else if (made.ok) await open(made);
    else if (made.version && version === 5) {
      version = 4;
      await connect();
    } else {
      version = 5;
      retry(made.reason);
    }
  }

  async function open(made: MqttConnection): Promise<void> {
    const since = clock.now();
    void made.closed.then((reason) => {
      // one that lets us in and then takes nothing must not be tried at the first pause for ever
      if (clock.now() - since > STABLE_MS) backoff.reset();
      options.onClosed(made);
      retry(reason);
    });
    try {
      await options.onOpen(made);
    } catch (error) {
      made.abort(error instanceof Error ? error.message : String(error));
    }
  }

  function retry(reason: string): void {
    if (stopped) return;
    options.onRetry?.();
    const wait = backoff.next();
    state.down(reason, wait);
    cancelRetry = clock.after(wait, () => void attempt());
  }

  return {
    start: attempt,
    stop() {
      stopped = true;
      cancelRetry?.();
    },
    quit: () => quitting.abort(),
  };
}
