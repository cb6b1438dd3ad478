import type { Incident } from '../../../gateway/console/src/api/incidentDocuments.ts';
import { Problem, type ProblemDetails } from '../../../gateway/console/src/api/problem.ts';
import type { Entered } from '../../../gateway/console/src/waiting/entered.ts';
import type { Place } from '../../../gateway/console/src/waiting/place.ts';
import { createWaiting, type Waiting } from '../../../gateway/console/src/waiting/waiting.ts';
import { createManualClock, type ManualClock } from '../../support/manualClock.ts';

/** What a phone keeps: it is there after the page is gone. */
export interface Shelf extends Place {
  readonly rows: Map<string, Entered>;
  /** keys that were ever made on this phone */
  made: number;
  /** true: nothing can be kept any more */
  isShut: boolean;
}

export function createShelf(): Shelf {
  const rows = new Map<string, Entered>();
  const shelf: Shelf = {
    ...{ rows, isShut: false, made: 0 },
    async all() {
      if (shelf.isShut) throw new Error('shut');
      return [...rows.values()];
    },
    async put(one) {
      if (shelf.isShut) throw new Error('shut');
      rows.set(one.key, structuredClone(one));
    },
    remove: async (key) => void rows.delete(key),
  };
  return shelf;
}

interface Sent {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The queue of a page over a gateway and a network in the hand of the test. */
export interface WaitingRig {
  readonly waiting: Waiting;
  readonly clock: ManualClock;
  readonly sent: Sent[];
  /** sizes of the photos that were sent */
  readonly uploads: number[];
  /** how the gateway answers each sending from now on; undefined: it takes it */
  answer: (sent: Sent) => ProblemDetails | undefined;
  user: string | undefined;
  /** until all that was begun has come to an end */
  settle(): Promise<void>;
}

export const AWAY: ProblemDetails = { name: 'unreachable', status: 0, title: 'away' };

export function createWaitingRig(shelf: Shelf = createShelf(), user: string | undefined = 'kim'): WaitingRig {
  const clock = createManualClock();
  const sent: Sent[] = [];
  const uploads: number[] = [];
  let isOut = false;

  function pass(path: string, body: Readonly<Record<string, unknown>>): void {
    const refusal = rig.answer({ path, body });
    if (refusal) throw new Problem(refusal);
    sent.push({ path, body });
  }

  const waiting = createWaiting({
    api: {
      now: clock.now,
      async send<T>(_method: string, path: string, body?: unknown) {
        pass(path, body as Readonly<Record<string, unknown>>);
        return { id: 'I-000001', last: sent.length } as unknown as Incident as T;
      },
      async upload<T>(path: string, body: Blob) {
        const refusal = rig.answer({ path, body: {} });
        if (refusal) throw new Problem(refusal);
        uploads.push(body.size);
        return { id: `photo-${uploads.length}` } as T;
      },
    },
    place: shelf,
    user: () => rig.user,
    refresh: async () => undefined,
    after: clock.after,
    random: () => 0,
    bytes(length) {
      shelf.made += 1;
      const key = new Uint8Array(length);
      new DataView(key.buffer).setUint32(0, shelf.made);
      return key;
    },
    async alone(run) {
      if (isOut) return false;
      isOut = true;
      try {
        await run();
      } finally {
        isOut = false;
      }
      return true;
    },
  });
  const rig: WaitingRig = {
    ...{ waiting, clock, sent, uploads, user },
    answer: () => undefined,
    async settle() {
      for (let i = 0; i < 50; i += 1) await Promise.resolve();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  return rig;
}
