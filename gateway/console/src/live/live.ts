import { type ReadonlySignal, signal } from '@preact/signals';
import type { Part } from '../api/documents.ts';
import type { StreamMessages } from '../api/streamDocuments.ts';
import { waitFor } from './backoff.ts';
import { readStream } from './connection.ts';

/** idle: nobody is signed in. silent: connected, but nothing was heard for longer than the gateway is ever silent. */
type LiveState = 'idle' | 'connecting' | 'live' | 'silent' | 'lost';
export type Kind = keyof StreamMessages;

/** What the gateway tells as it happens, and since when it has not. */
export interface Live {
  readonly state: ReadonlySignal<LiveState>;
  /** ms since the epoch, by this machine's clock; 0: never */
  readonly heardAt: ReadonlySignal<number>;
  /** when the next attempt is made; 0 while there is none to come */
  readonly nextAt: ReadonlySignal<number>;
  /** by name; told anew at every connection */
  readonly parts: ReadonlySignal<ReadonlyMap<string, Part>>;
  /** Calls back for each message of a kind until the returned function is called. */
  on<K extends Kind>(kind: K, hear: (data: StreamMessages[K]) => void): () => void;
  start(): void;
  stop(): void;
  /** Does not wait for the next attempt. */
  tryNow(): void;
}

export interface LiveOptions {
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly random: () => number;
  /** Calls once, `ms` from now; what is returned cancels it. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly onUnauthorized: () => void;
}

/** The gateway writes a comment each 15 s: two of them may be late. */
const SILENT_MS = 40_000;
/** What is silent for longer is given up, and begun anew. */
const DEAD_MS = 60_000;
const LOOK_MS = 5_000;

export function createLive(options: LiveOptions): Live {
  const { now, random, after } = options;
  const state = signal<LiveState>('idle');
  const heardAt = signal(0);
  const nextAt = signal(0);
  const parts = signal<ReadonlyMap<string, Part>>(new Map());
  const ears = new Map<Kind, Set<(data: never) => void>>();
  let lastId: string | undefined;
  let attempt = 0;
  /** when the present request was made */
  let begunAt = 0;
  let quit: AbortController | undefined;
  let cancel: (() => void) | undefined;

  function tell(kind: string, data: unknown): void {
    if (kind === 'part') {
      const part = data as Part;
      parts.value = new Map([...parts.value, [part.part, part]]);
    }
    for (const ear of ears.get(kind as Kind) ?? []) ear(data as never);
  }

  function heard(): void {
    heardAt.value = now();
    state.value = 'live';
    attempt = 0;
  }

  /** A connection that is open and dead looks like one on which nothing happens: only the silence tells. */
  function look(): void {
    const silence = now() - Math.max(heardAt.value, begunAt);
    if (state.value === 'live' && silence > SILENT_MS) state.value = 'silent';
    // also a request that was never answered
    if (state.value !== 'live' && silence > DEAD_MS) quit?.abort();
    else cancel = after(LOOK_MS, look);
  }

  async function connect(): Promise<void> {
    cancel?.();
    quit?.abort();
    const mine = new AbortController();
    quit = mine;
    nextAt.value = 0;
    begunAt = now();
    if (state.value === 'idle') state.value = 'connecting';
    cancel = after(LOOK_MS, look);
    try {
      const refusal = await readStream({
        fetch: options.fetch,
        lastId,
        signal: mine.signal,
        onHeard: heard,
        onMessage(kind, data, id) {
          if (id !== undefined) lastId = id;
          tell(kind, data);
        },
      });
      if (quit !== mine) return;
      if (refusal?.is('unauthorized')) {
        stop();
        options.onUnauthorized();
        return;
      }
    } catch {
      // away, cut, or given up: in each case once more
    }
    if (quit === mine) again();
  }

  function again(): void {
    cancel?.();
    const wait = waitFor(attempt, random);
    attempt += 1;
    state.value = 'lost';
    nextAt.value = now() + wait;
    cancel = after(wait, () => void connect());
  }

  function stop(): void {
    cancel?.();
    quit?.abort();
    quit = undefined;
    nextAt.value = 0;
    lastId = undefined;
    state.value = 'idle';
  }

  return {
    ...{ state, heardAt, nextAt, parts, stop },
    on(kind, hear) {
      const some = ears.get(kind) ?? new Set();
      ears.set(kind, some);
      some.add(hear as (data: never) => void);
      return () => void some.delete(hear as (data: never) => void);
    },
    start() {
      if (state.value === 'idle') void connect();
    },
    tryNow() {
      if (state.value === 'lost' || state.value === 'silent') void connect();
    },
  };
}
