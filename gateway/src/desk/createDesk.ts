import type { Logger } from 'pino';
import type { Incident } from '../incidents/types.ts';
import { createBackoff } from '../parts/backoff.ts';
import type { Cancel } from '../parts/clock.ts';
import { coded } from '../parts/logCodes.ts';
import type { PartState } from '../parts/state.ts';
import { createTally } from '../parts/tally.ts';
import { isStorageTrouble, troubleText } from '../store/trouble.ts';
import { createAnswering } from './answering.ts';
import type { DeskContext } from './context.ts';
import type { Desk } from './desk.ts';
import { createDrain } from './drain.ts';
import { createLook } from './look.ts';
import { createPen } from './pen.ts';
import { createReconcile, type Reconcile } from './reconcile.ts';
import { type About, createSingly } from './singly.ts';
import { createStanding } from './standing.ts';
import { createTakeUp } from './takeUp.ts';

export interface DeskOptions extends DeskContext {
  readonly random: () => number;
  readonly log: Logger;
  /** The outbox grew by so many entries of incidents. */
  readonly onTold: (queued: number) => void;
  readonly onState: (state: PartState) => void;
}

/** Frames have their turn between two steps. */
const PAUSE_MS = 10;
/** Incidents that one step of the clock looks at. */
const LOOKS = 10;
/** The clock is looked at so often at least: it may be set, and what is due by it stands in the database. */
const LONGEST_MS = 300_000;
/** So long an incident that met a fault of the program is left alone. */
const FAULT_MS = 3_600_000;
/** Covers of which it is remembered that they were heard while they wait for their sensor. */
const HEARD = 1_000;

export function createDesk(options: DeskOptions): Desk {
  const { store, clock, log } = options;
  const { incidents } = store;
  const standing = createStanding(clock, options.onState);
  const backoff = createBackoff({ first: 250, ceiling: 30_000, random: options.random });
  const pen = createPen(options);
  const takeUp = createTakeUp(options, pen);
  const look = createLook(options, pen);
  const answering = createAnswering(options, pen);
  const singly = createSingly(store, fault);
  const drain = createDrain({ store, takeUp, durably, singly });
  /** covers whose incidents wait for their sensor, as far as they were looked at since the start */
  const waiting = new Map<string, number>();
  const heard = new Set<number>();
  const faults = createTally<About['what']>();
  let reconcile: Reconcile | undefined;
  /** what the outbox had lost when it was last held against the events; negative: it is to be */
  let lost = -1;
  let cancel: Cancel | undefined;
  /** the next step comes at once; told without the clock, which somebody may set meanwhile */
  let isSoon = false;
  let isRetrying = false;
  let isStarted = false;

  function fault(error: unknown, { what, id }: About): void {
    faults.add(what);
    log.error(coded('desk-failed', { err: error, what, id }), 'an incident met a fault of the program');
    standing.faulty();
  }

  /** Everything in one transaction; what it has written is told behind it. */
  function durably<T>(work: () => T): T {
    pen.written();
    const answer = store.atomically(() => drain.behind(work));
    const queued = pen.written();
    if (queued > 0) options.onTold(queued);
    return answer;
  }

  /** What the outbox had to give up before its time; the desk may have wanted it. */
  function lostSoFar(): number {
    let sum = 0;
    for (const [what, count] of store.drops()) if (what.startsWith('undelivered')) sum += count;
    return sum;
  }

  function reconcileOnce(): boolean {
    if (!reconcile) {
      const now = lostSoFar();
      if (now === lost) return false;
      lost = now;
      reconcile = createReconcile({ store, pen, takeUp, durably, singly });
    }
    if (!reconcile.step()) reconcile = undefined;
    return true;
  }

  function lookAt(id: number): void {
    let seen: Incident | undefined;
    durably(() => {
      const isDone = singly({ what: 'incident', id }, () => {
        const incident = incidents.get(id);
        seen = incident && look(incident);
      });
      if (!isDone) incidents.lookAt(id, clock.now() + FAULT_MS);
    });
    if (seen) remember(seen);
  }

  function remember({ id, cover, closedAt, verification }: Incident): void {
    if (cover === undefined) return;
    const isWaiting = closedAt === undefined && verification.state === 'waiting';
    if (isWaiting && waiting.size < HEARD) waiting.set(cover, id);
    else waiting.delete(cover);
  }

  /** The clock's work. True where more is due. */
  function tick(): boolean {
    const spoken = [...heard].slice(0, LOOKS);
    for (const id of spoken) heard.delete(id);
    const found = incidents.dueBy(clock.now(), LOOKS);
    for (const id of new Set([...spoken, ...found])) lookAt(id);
    return found.length === LOOKS || heard.size > 0;
  }

  /** One bounded step of whatever is to be done. True where more is. */
  function work(): boolean {
    return drain.step() || reconcileOnce() || tick();
  }

  function restFor(isMore: boolean): number {
    if (isMore) return PAUSE_MS;
    const wait = (incidents.nextLook() ?? Number.POSITIVE_INFINITY) - clock.now();
    return Math.min(LONGEST_MS, Math.max(PAUSE_MS, wait));
  }

  function step(): void {
    isSoon = false;
    try {
      if (lost < 0) drain.begin();
      const rest = restFor(work());
      isRetrying = false;
      backoff.reset();
      standing.worked();
      if (!isSoon) schedule(rest);
    } catch (error) {
      if (!isStorageTrouble(error)) fault(error, { what: 'clock' });
      const wait = backoff.next();
      isRetrying = true;
      standing.failed(troubleText(error), wait);
      schedule(wait);
    }
  }

  function schedule(ms: number): void {
    if (!isStarted) return;
    cancel?.();
    isSoon = ms <= PAUSE_MS;
    cancel = clock.after(ms, step);
  }

  function soon(): void {
    if (!isRetrying && !isSoon) schedule(0);
  }

  /** What people do is durable when it is answered; the clock looks at it next. */
  function answered<T>(work: () => T): T {
    const answer = durably(work);
    soon();
    return answer;
  }

  return {
    start() {
      isStarted = true;
      schedule(0);
    },
    stop() {
      isStarted = false;
      cancel?.();
      standing.stop();
    },
    wake: soon,
    reconfigured() {
      lost = -1;
      reconcile = undefined;
      soon();
    },
    heard(covers) {
      if (waiting.size === 0) return;
      for (const { cover } of covers) {
        const id = waiting.get(cover);
        if (id !== undefined) heard.add(id);
      }
      if (heard.size > 0) soon();
    },
    act: (...given) => answered(() => answering.act(...given)),
    patrol: (...given) => answered(() => answering.patrol(...given)),
    resident: (...given) => answered(() => answering.resident(...given)),
    answer: (...given) => answered(() => answering.answer(...given)),
    state: standing.current,
    faults,
  };
}
