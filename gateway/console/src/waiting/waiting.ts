import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Api } from '../api/client.ts';
import type { Incident } from '../api/incidentDocuments.ts';
import { Problem, toProblem } from '../api/problem.ts';
import { waitFor } from '../live/backoff.ts';
import type { Entered, What } from './entered.ts';
import { createHeld } from './held.ts';
import type { Place } from './place.ts';
import { bodyOf, fullness, keyOf, nextOf, ordered, pathOf, verdictOf, withoutPhotoIds, withPhotoId } from './queue.ts';

/** What became of something in the moment in which it was entered. */
type Outcome = { readonly sent: Incident } | { readonly waits: true };

/**
 * Everything that somebody enters about incidents goes through here: it is kept first, then sent, in the order in which it was
 * entered, as often as it takes. With coverage that is one moment; without it, it waits.
 */
export interface Waiting {
  /** of whoever is signed in, oldest first */
  readonly mine: ReadonlySignal<readonly Entered[]>;
  /** what others have left on this device: their session sends it */
  readonly others: ReadonlySignal<number>;
  /** This browser keeps nothing: what waits is gone with the page. */
  readonly isShut: ReadonlySignal<boolean>;
  /** which of them is under way */
  readonly sending: ReadonlySignal<string | undefined>;
  /**
   * Keeps it, and tries to send it. Throws the Problem of a refusal (then it is not kept: its form still has it), and where it
   * cannot be kept.
   */
  enter(what: What, photos: readonly Blob[]): Promise<Outcome>;
  /** Sends what was refused once more. */
  again(key: string): Promise<void>;
  /** Gives it up. */
  drop(key: string): Promise<void>;
  /** Reads what is kept, and begins. */
  start(): Promise<void>;
  /** Coverage is back, or may be. */
  wake(): void;
  /** What the gateway has made of something: pages put it in without waiting for the stream. */
  onSent(hear: (incident: Incident, of: Entered) => void): () => void;
}

export interface WaitingOptions {
  readonly api: Pick<Api, 'send' | 'upload' | 'now'>;
  readonly place: Place;
  readonly user: () => string | undefined;
  /** asks who is signed in, and gets the proof that changes need */
  readonly refresh: () => Promise<void>;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly random: () => number;
  readonly bytes: (length: number) => Uint8Array;
  /** Runs it alone among the tabs of this browser; false: another one is at it. */
  readonly alone: (run: () => Promise<void>) => Promise<boolean>;
}

/** So long whoever entered something watches it go; behind that it waits, and goes by itself. */
const WATCHED_MS = 8_000;

export function createWaiting(options: WaitingOptions): Waiting {
  const { api, user, after } = options;
  const held = createHeld(options.place);
  const { all, isShut, put, read } = held;
  const sending = signal<string | undefined>(undefined);
  const ears = new Set<(incident: Incident, of: Entered) => void>();
  /** those that go in the moment in which they were entered; of all others the gateway is told when that was */
  const fresh = new Set<string>();
  /** those whose photos went a second time */
  const renewed = new Set<string>();
  /** whoever still looks at the form of it */
  const watchers = new Map<string, (answer: Outcome | Problem) => void>();
  let isAtWork = false;
  let isWanted = false;
  let attempt = 0;
  let cancel: (() => void) | undefined;

  async function forget(key: string): Promise<void> {
    renewed.delete(key);
    fresh.delete(key);
    await held.forget(key);
  }

  function tell(key: string, answer: Outcome | Problem): boolean {
    const watcher = watchers.get(key);
    watchers.delete(key);
    if ('waits' in answer) fresh.delete(key);
    watcher?.(answer);
    return watcher !== undefined;
  }

  /** Sending takes a while, in which somebody else may have signed in: the gateway takes each request for theirs. */
  function mustBeOf(one: Entered): void {
    if (user() !== one.user)
      throw new Problem({ name: 'unauthorized', status: 401, title: 'Somebody else is signed in' });
  }

  /** The photos first, each kept with its name, so that none goes twice. */
  async function upload(one: Entered): Promise<Entered> {
    let now = one;
    for (const [i, { bytes, type, id }] of one.photos.entries()) {
      if (id !== undefined) continue;
      mustBeOf(one);
      const made = await api.upload<{ id: string }>('/api/photos', new Blob([bytes], { type }), type);
      now = withPhotoId(now, i, made.id);
      await put(now);
    }
    return now;
  }

  async function send(one: Entered): Promise<void> {
    const ready = await upload(one);
    mustBeOf(one);
    const incident = await api.send<Incident>('POST', pathOf(ready), bodyOf(ready, !fresh.has(one.key)));
    await forget(one.key);
    for (const hear of ears) hear(incident, one);
    tell(one.key, { sent: incident });
  }

  /** True where the next may go; false: later. */
  async function step(one: Entered): Promise<boolean> {
    try {
      await send(one);
      return true;
    } catch (error) {
      const problem = toProblem(error);
      switch (verdictOf(problem.details)) {
        case 'photos-gone':
          if (!renewed.has(one.key)) {
            renewed.add(one.key);
            await put(withoutPhotoIds(held.latest(one)));
            return true;
          }
          return refused(one, problem);
        case 'refused':
          return refused(one, problem);
        case 'signed-out':
          return false;
        case 'later':
          if (problem.is('csrf')) await options.refresh();
          return false;
      }
    }
  }

  /** Whoever looks at its form keeps it there; else it stays here, with the reason. */
  async function refused(one: Entered, problem: Problem): Promise<boolean> {
    if (tell(one.key, problem)) await forget(one.key);
    else await put({ ...held.latest(one), refused: problem.details });
    return true;
  }

  async function run(): Promise<void> {
    await read();
    for (;;) {
      const name = user();
      const one = name === undefined ? undefined : nextOf(all.value, name);
      if (!one) return;
      sending.value = one.key;
      const isGone = await step(one);
      sending.value = undefined;
      if (!isGone) {
        // what stands behind it waits with it
        fresh.clear();
        for (const key of [...watchers.keys()]) tell(key, { waits: true });
        later();
        return;
      }
      if (!all.value.some(({ key }) => key === one.key)) attempt = 0;
    }
  }

  function later(): void {
    cancel?.();
    cancel = after(waitFor(attempt, options.random), wake);
    attempt += 1;
  }

  async function work(): Promise<void> {
    if (isAtWork) {
      isWanted = true;
      return;
    }
    isAtWork = true;
    cancel?.();
    try {
      do {
        isWanted = false;
        if (!(await options.alone(run))) later();
      } while (isWanted);
    } finally {
      isAtWork = false;
      sending.value = undefined;
    }
  }

  function wake(): void {
    const name = user();
    if (name !== undefined && nextOf(all.value, name)) void work();
  }

  async function enter(what: What, photos: readonly Blob[]): Promise<Outcome> {
    const name = user();
    if (name === undefined) throw new Problem({ name: 'unauthorized', status: 401, title: 'Nobody is signed in' });
    const kept = await Promise.all(photos.map(async (blob) => ({ bytes: await blob.arrayBuffer(), type: blob.type })));
    const key = keyOf(options.bytes(16));
    const one: Entered = { key, user: name, enteredAt: api.now(), what, photos: kept };
    const full = fullness(all.value, one);
    if (full) throw new Problem({ name: full, status: 0, title: 'There is no more room on this device' });
    fresh.add(key);
    const watched = new Promise<Outcome>((resolve, reject) => {
      watchers.set(key, (answer) => (answer instanceof Problem ? reject(answer) : resolve(answer)));
    });
    // it may be refused while it is still being kept
    watched.catch(() => undefined);
    await held.add(one);
    after(WATCHED_MS, () => tell(key, { waits: true }));
    attempt = 0;
    void work();
    return watched;
  }

  const mine = computed(() => ordered(all.value).filter((one) => one.user === user()));
  return {
    mine,
    others: computed(() => all.value.length - mine.value.length),
    sending,
    isShut,
    enter,
    wake() {
      attempt = 0;
      wake();
    },
    async again(key) {
      const one = all.value.find((other) => other.key === key);
      if (!one) return;
      const { refused: _refused, ...clean } = one;
      await put(clean);
      attempt = 0;
      wake();
    },
    drop: forget,
    async start() {
      await read();
      wake();
    },
    onSent(hear) {
      ears.add(hear);
      return () => void ears.delete(hear);
    },
  };
}
