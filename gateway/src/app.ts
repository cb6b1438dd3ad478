import type { Logger } from 'pino';
import type { Config } from './config/schema.ts';
import type { Clock } from './parts/clock.ts';

export interface GatewayOptions {
  readonly config: Config;
  readonly log: Logger;
  /** the machine's own by default */
  readonly clock?: Clock;
  /** 0 <= x < 1, for jitter; Math.random by default */
  readonly random?: () => number;
}

/** Where a running gateway can be reached. What is undefined could not be had yet and is being tried: see /readyz. */
export interface GatewayInfo {
  /** `http://127.0.0.1:8080` */
  readonly api: string | undefined;
  /** the broker that events go to, without its credentials; embedded or not */
  readonly mqtt: string | undefined;
  readonly embeddedBroker: boolean;
  readonly links: readonly { readonly name: string; readonly kind: string; readonly address: string | undefined }[];
}

export interface Gateway {
  /**
   * Resolves when every part has made its first attempt; one that failed is a state and tries again by itself. Rejects
   * only for what a person must mend first: store-locked, store-newer, store-foreign, node-taken.
   */
  start(): Promise<GatewayInfo>;
  /** Flushes what is under way, says goodbye upstream, closes everything. */
  stop(): Promise<void>;
}

export function createGateway(options: GatewayOptions): Gateway {
  void options;
  throw new Error('not joined yet');
}
