import { setImmediate } from 'node:timers/promises';
import { type RuleName, SEVERITIES, type Severity } from '../../detect/types.ts';
import { createBackoff } from '../../parts/backoff.ts';
import type { Cancel, Clock } from '../../parts/clock.ts';
import type { Secret } from '../../parts/secret.ts';
import { createStateKeeper, type PartState, STOPPED } from '../../parts/state.ts';
import { createTally } from '../../parts/tally.ts';
import type { Outbox } from '../../store/outbox.ts';
import { troubleText } from '../../store/trouble.ts';
import { isIncidentChange, type OutboxEntry } from '../../store/types.ts';
import { CLOUD_EVENT_TYPE, type CloudEvent, toCloudEvent } from '../cloudEvent.ts';
import { isHistorical } from '../historical.ts';
import type { Sink } from '../sink.ts';
import { type Keys, readKeys } from './keys.ts';
import { type Outcome, post } from './post.ts';
import { sign } from './signature.ts';

export interface WebhookSettings {
  readonly name: string;
  readonly url: string;
  /** structured: one event a request. batch: as many as wait, up to `atOnce` */
  readonly mode: 'structured' | 'batch';
  readonly atOnce: number;
  readonly timeoutMs: number;
  /** the least that it wants to hear of */
  readonly severity: Severity;
  /** those that it wants to hear of */
  readonly rules: readonly RuleName[];
  /** does it want to hear what becomes of incidents? */
  readonly incidents: boolean;
  /** does it want to hear of what is shelved? */
  readonly shelved: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** for the signature; one a line */
  readonly secret?: Secret | undefined;
  /** Authorization: Bearer */
  readonly token?: Secret | undefined;
}

export interface WebhookOptions extends WebhookSettings {
  /** name of the gateway */
  readonly gateway: string;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onState: (state: PartState) => void;
}

const BATCH_TYPE = 'application/cloudevents-batch+json; charset=utf-8';
/** The sink of a webhook: its part, and its cursor. */
export const webhookSink = (name: string): string => `webhook ${name}`;

/** An entry that the receiver does not like is tried so often before it is put aside. */
const PATIENCE = 3;
const STORE_RETRY_MS = 1_000;
/** To look for a file costs nothing, and somebody may be waiting for it. */
const SECRET_RETRY_MS = 10_000;
const PAGE = 200;

/**
 * Brings events to a web address, in order, as CloudEvents over HTTP (CloudEvents HTTP protocol binding 1.0.2). At least once: an
 * event has the same id when it comes again. A receiver that is away is asked again with growing pauses, by one
 * request at a time; one that refuses an event for good has it put aside, so that those behind it go on.
 */
export function createWebhookSink(options: WebhookOptions): Sink {
  const { outbox, clock, mode, gateway } = options;
  const name = webhookSink(options.name);
  const state = createStateKeeper(clock, options.onState);
  const backoff = createBackoff({ first: 500, ceiling: 300_000, random: options.random });
  const counts = createTally();
  const quitting = new AbortController();
  /** events in one request: fewer behind a failure or a refusal of many */
  let atOnce = 1;
  /** refusals of the entry that is next */
  let refusals = 0;
  let running: Promise<void> | undefined;
  let cancelRetry: Cancel | undefined;
  let isWanted = false;
  /** not begun, or without what it signs with */
  let isLacking = true;
  let started = false;
  let stopped = false;

  function wants({ change }: OutboxEntry): boolean {
    if (isIncidentChange(change)) return options.incidents && isSevere(change.severity);
    const { rule, severity } = change.transition;
    if (change.shelved === true && !options.shelved) return false;
    return options.rules.includes(rule) && isSevere(severity);
  }

  function isSevere(severity: Severity): boolean {
    return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(options.severity);
  }

  /** What is to be sent next, and how far the cursor may go when it was taken. */
  function next(): { readonly entries: readonly OutboxEntry[]; readonly to: number } | undefined {
    const cursor = outbox.cursor(name);
    const page = outbox.after(cursor, PAGE);
    const wanted = page.filter(wants);
    const entries = wanted.slice(0, atOnce);
    const last = entries.length < wanted.length ? entries.at(-1) : page.at(-1);
    return last && { entries, to: last.id };
  }

  function bodyOf(events: readonly CloudEvent[]): string {
    return JSON.stringify(mode === 'batch' ? events : events[0]);
  }

  async function deliver(entries: readonly OutboxEntry[], { secret, token }: Keys): Promise<Outcome> {
    const now = clock.now();
    const events = entries.map((entry) => toCloudEvent(entry.change, gateway, isHistorical(entry, now)));
    const body = bodyOf(events);
    // an id alone may be that of another gateway's event, too
    const ids = events.map(({ id, source }) => `${source}#${id}`);
    const headers = {
      ...options.headers,
      'content-type': mode === 'batch' ? BATCH_TYPE : CLOUD_EVENT_TYPE,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...sign(ids, body, secret, now),
    };
    return post({ url: options.url, headers, body, timeoutMs: options.timeoutMs, signal: quitting.signal }, now);
  }

  /** Sends until there is nothing more, or it has to wait. */
  async function run(): Promise<void> {
    const keys = readKeys(options);
    if (!keys.ok) {
      lack(keys.reason);
      return;
    }
    if (isLacking) state.up();
    isLacking = false;
    while (!stopped) {
      isWanted = false;
      const found = next();
      if (!found) break;
      const { entries, to } = found;
      const outcome: Outcome = entries.length === 0 ? { kind: 'taken' } : await deliver(entries, keys);
      if (stopped || !settle(outcome, entries, to)) break;
      // a full outbox of which nothing is wanted is read through: frames have their turn between its pages
      if (entries.length === 0) await setImmediate();
    }
  }

  /** False where it is of no use to go on now. */
  function settle(outcome: Outcome, entries: readonly OutboxEntry[], to: number): boolean {
    switch (outcome.kind) {
      case 'taken':
        outbox.advance(name, to);
        counts.add('event', entries.length);
        refusals = 0;
        if (entries.length > 0) {
          atOnce = mode === 'batch' ? Math.min(options.atOnce, atOnce * 2) : 1;
          backoff.reset();
          state.up();
        }
        return true;
      case 'larger':
      case 'never':
        return refused(outcome, entries);
      case 'gone':
        counts.add('failure');
        state.down(`${outcome.reason}: it wants no more; correct or delete its address, and start anew`);
        stopped = true;
        return false;
      case 'later':
        atOnce = 1;
        retry(outcome.reason, outcome.afterMs);
        return false;
    }
  }

  /** Of several, one by one: only one of them may be to blame. */
  function refused(outcome: Outcome, entries: readonly OutboxEntry[]): boolean {
    counts.add('refused');
    const [entry] = entries;
    if (entries.length > 1 || !entry) {
      atOnce = 1;
      return true;
    }
    const reason = 'reason' in outcome ? outcome.reason : 'it is too large for the receiver';
    refusals += 1;
    if (refusals < PATIENCE) {
      retry(reason);
      return false;
    }
    outbox.park(name, entry, reason, clock.now());
    counts.add('parked');
    refusals = 0;
    backoff.reset();
    state.degraded(`an event was put aside: ${reason} (lidwatch outbox)`);
    return true;
  }

  function retry(reason: string, afterMs = 0): void {
    counts.add('failure');
    const wait = Math.max(backoff.next(), afterMs);
    state.down(reason, wait);
    startIn(wait);
  }

  /** What it needs to speak to its receiver at all cannot be read. */
  function lack(reason: string): void {
    isLacking = true;
    state.down(reason, SECRET_RETRY_MS);
    startIn(SECRET_RETRY_MS);
  }

  function startIn(wait: number): void {
    cancelRetry?.();
    cancelRetry = clock.after(wait, () => {
      cancelRetry = undefined;
      start();
    });
  }

  function start(): void {
    isWanted = true;
    if (running || stopped || cancelRetry) return;
    running = run()
      .catch((error: unknown) => {
        state.degraded(troubleText(error), STORE_RETRY_MS);
        startIn(STORE_RETRY_MS);
      })
      .finally(() => {
        running = undefined;
        // something came in the very moment in which the last page was found empty
        if (isWanted && !cancelRetry) start();
      });
  }

  return {
    name,
    counts,
    async start() {
      started = true;
      start();
    },
    async stop() {
      stopped = true;
      cancelRetry?.();
      quitting.abort();
      await running;
      state.down(STOPPED);
    },
    wake(_batch, queued) {
      if (queued > 0 && started) start();
    },
    state: state.current,
  };
}
