import { isGatewayError } from '../errors.ts';
import { createBackoff } from '../parts/backoff.ts';
import type { Cancel, Clock } from '../parts/clock.ts';
import { createStateKeeper, type PartState } from '../parts/state.ts';
import { deriveKeys, rememberLast } from './keys/deriveKeys.ts';
import { openStore, type Store, type StoreOptions } from './store.ts';
import { troubleText } from './trouble.ts';

export interface StoreOpenerOptions extends StoreOptions {
  readonly clock: Clock;
  readonly random: () => number;
  /** Called when the store is open. Where it throws, the store is closed again, and it counts as not opened. */
  readonly onOpen: (store: Store) => void;
  readonly onState: (state: PartState) => void;
}

/** Opens the store, and tries again for as long as the disk will not have it. */
export interface StoreOpener {
  /**
   * Throws what a person must mend before: store-locked, store-newer, store-foreign. Anything else is tried again, a
   * store secret that is missing or wrong, too: it may be put in its place meanwhile.
   */
  start(): void;
  stop(): void;
  state(): PartState;
}

export function createStoreOpener(options: StoreOpenerOptions): StoreOpener {
  const { clock } = options;
  const state = createStateKeeper(clock, options.onState);
  const backoff = createBackoff({ first: 500, ceiling: 30_000, random: options.random });
  const derive = rememberLast(deriveKeys);
  let cancelRetry: Cancel | undefined;

  function attempt(): void {
    let store: Store | undefined;
    try {
      store = openStore({ derive, ...options });
      options.onOpen(store);
      if (store.damage === undefined) state.up();
      else state.degraded(store.damage);
    } catch (error) {
      store?.close();
      // the first write, too, may meet a full disk or another process
      if (isGatewayError(error) && !isOfSecret(error)) throw error;
      retry(reasonOf(error));
    }
  }

  function retry(reason: string): void {
    const wait = backoff.next();
    state.down(reason, wait);
    cancelRetry = clock.after(wait, () => {
      try {
        attempt();
      } catch (error) {
        retry(reasonOf(error));
      }
    });
  }

  return {
    start: attempt,
    stop: () => cancelRetry?.(),
    state: state.current,
  };
}

function isOfSecret(error: unknown): boolean {
  return isGatewayError(error, 'store-secret-missing') || isGatewayError(error, 'store-secret-wrong');
}

function reasonOf(error: unknown): string {
  const hint = isGatewayError(error) ? error.hint : undefined;
  return hint === undefined ? troubleText(error) : `${troubleText(error)}. ${hint}`;
}
