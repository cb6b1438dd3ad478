import type { Logger } from 'pino';
import type { Config } from './config/config.ts';
import type { ConfigProblems, LoadedConfig } from './config/loadConfig.ts';
import type { Clock } from './parts/clock.ts';

export interface GatewayOptions {
  readonly config: Config;
  readonly log: Logger;
  /** the machine's own by default */
  readonly clock?: Clock;
  /**
   * The time of whoever the gateway talks with: links, brokers, sinks and the API wait by it, and tell the time by `clock`, which it
   * is by default. For a demonstration whose clock runs faster than the world: others answer no sooner for it.
   */
  readonly outside?: Clock;
  /** 0 <= x < 1, for jitter; Math.random by default */
  readonly random?: () => number;
  /** ms of a clock that nobody sets; beside a clock of the caller's own, that one by default */
  readonly steady?: () => number;
}

/** Where a running gateway can be reached. What is undefined could not be had yet and is being tried: see /readyz. */
export interface GatewayInfo {
  /** `http://127.0.0.1:8080` */
  readonly api: string | undefined;
  /** the broker that events go to; it holds no credentials */
  readonly mqtt: string | undefined;
  readonly embeddedBroker: boolean;
  readonly links: readonly { readonly name: string; readonly kind: string; readonly address: string | undefined }[];
}

export interface Gateway {
  /**
   * Resolves when every part has made its first attempt; one that failed is a state and tries again by itself. Rejects
   * only for what a person must mend first: store-locked, store-newer, store-foreign, node-taken. Then it has stopped: nothing
   * is held any more.
   */
  start(): Promise<GatewayInfo>;
  /**
   * Takes over a configuration that was read anew, as far as a running gateway can. False where it was not taken: it is wrong, or
   * what it asks for cannot be had. summary() says why, and where it was taken in part.
   */
  reload(loaded: LoadedConfig | ConfigProblems): Promise<boolean>;
  /** False where frames wait and nothing is done about them: only a new start would help. */
  isAlive(): boolean;
  /** one line on how it stands */
  summary(): string;
  /** Commits what waits, says goodbye upstream, closes everything. Once: further calls wait for the same end. */
  stop(): Promise<void>;
}
