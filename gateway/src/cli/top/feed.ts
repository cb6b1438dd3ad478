import type { ApiClient } from '../../client/apiClient.ts';
import { isGatewayError } from '../../errors.ts';
import { createBackoff } from '../../parts/backoff.ts';
import type { Cancel, Clock } from '../../parts/clock.ts';
import { readAll, readGateway, toldBy } from './read.ts';
import type { Message, Told } from './reduce.ts';

export interface FeedOptions {
  readonly api: ApiClient;
  readonly clock: Clock;
  /** 0 <= x < 1 */
  readonly random: () => number;
  readonly onMessage: (message: Message) => void;
}

/** Keeps telling what a gateway says, and comes back to it for ever when it goes away. */
export interface Feed {
  /** Resolves with stop(); throws what waiting does not mend: api-refused, file-unreadable. */
  run(): Promise<void>;
  stop(): void;
}

/** What the stream does not tell: counters, and the outbox. */
const ASK_MS = 2_000;
/** While everything is read anew, what is told meanwhile waits; this many, and it is read once more instead. */
const WAITING = 100_000;

export function createFeed({ api, clock, random, onMessage }: FeedOptions): Feed {
  const backoff = createBackoff({ first: 1_000, ceiling: 15_000, random });
  const stopped = new AbortController();
  let lastId: string | undefined;
  let isRead = false;
  let lostSince: number | undefined;

  /** Until the connection ends, however it does. */
  async function follow(): Promise<void> {
    const quit = new AbortController();
    const give = () => quit.abort();
    stopped.signal.addEventListener('abort', give);
    const failed = Promise.withResolvers<void>();
    let waiting: Told[] | undefined = isRead ? undefined : [];
    let cancel: Cancel | undefined;

    async function ask(): Promise<void> {
      onMessage(await readGateway(api));
      if (!quit.signal.aborted) cancel = clock.after(ASK_MS, () => void ask().catch(failed.reject));
    }

    /** The stream first, then the whole, then what was told between: so nothing is missed. */
    async function read(): Promise<void> {
      waiting = [];
      const whole = await readAll(api);
      isRead = true;
      onMessage(whole);
      if (waiting.length > 0) onMessage({ kind: 'told', all: waiting });
      waiting = undefined;
    }

    function tell(told: Told): void {
      // parts are no part of what is read
      if (waiting === undefined || told.kind === 'part') onMessage({ kind: 'told', all: [told] });
      else if (waiting.length < WAITING) waiting.push(told);
      else failed.reject(new Error('more happens than can be kept while all is read'));
    }

    try {
      await ask();
      lostSince = undefined;
      backoff.reset();
      onMessage({ kind: 'connection', connection: { state: 'live' } });
      const streaming = api.stream(
        lastId,
        (message) => {
          lastId = message.id ?? lastId;
          if (message.kind === 'reset') isRead = false;
          if (message.kind === 'ready' && !isRead) void read().catch(failed.reject);
          const told = toldBy(message);
          if (told) tell(told);
        },
        quit.signal,
      );
      await Promise.race([streaming, failed.promise]);
      if (!stopped.signal.aborted) throw new Error('the gateway has ended the connection');
    } finally {
      cancel?.();
      give();
      stopped.signal.removeEventListener('abort', give);
      failed.promise.catch(() => undefined);
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      function go(): void {
        cancel();
        stopped.signal.removeEventListener('abort', go);
        resolve();
      }
      const cancel = clock.after(ms, go);
      stopped.signal.addEventListener('abort', go);
    });
  }

  return {
    async run() {
      while (!stopped.signal.aborted) {
        try {
          await follow();
        } catch (error) {
          if (stopped.signal.aborted) return;
          if (isGatewayError(error, 'api-refused') || isGatewayError(error, 'file-unreadable')) throw error;
          const wait = backoff.next();
          const now = clock.now();
          lostSince ??= now;
          const reason = error instanceof Error ? error.message : String(error);
          const connection = { state: 'lost', since: lostSince, reason, nextAttempt: now + wait } as const;
          onMessage({ kind: 'connection', connection });
          await pause(wait);
        }
      }
    },
    stop: () => stopped.abort(),
  };
}
