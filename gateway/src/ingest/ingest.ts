import type { Logger } from 'pino';
import { createBackoff } from '../parts/backoff.ts';
import type { Cancel } from '../parts/clock.ts';
import { coded } from '../parts/logCodes.ts';
import { createStateKeeper, type PartState } from '../parts/state.ts';
import { createStrangers, type Strangers } from '../parts/strangers.ts';
import { createTally, type Tally } from '../parts/tally.ts';
import type { Store } from '../store/store.ts';
import { isStorageTrouble, troubleText } from '../store/trouble.ts';
import { type Batch, type CoverRecord, EMPTY_BATCH } from '../store/types.ts';
import type { Fate, FrameHandler, Purpose, RawFrame } from '../transports/transport.ts';
import { type ContextOptions, createContext } from './context.ts';
import { type Downlink, packDownlink } from './downlinks.ts';
import { createNotes } from './notes.ts';
import { type Outcome, type Plan, planBatch } from './planBatch.ts';

/** A batch has become durable. */
export interface Commit {
  readonly batch: Batch;
  readonly frames: number;
  /** entries that the outbox grew by */
  readonly queued: number;
  /** covers were read anew: another process has added or changed some */
  readonly reloaded: boolean;
  /** planning and committing took so many ms */
  readonly tookMs: number;
}

export interface IngestOptions extends ContextOptions {
  readonly store: Pick<
    Store,
    'registry' | 'keys' | 'hasReport' | 'chapter' | 'releases' | 'reviews' | 'events' | 'commit'
  >;
  readonly log: Logger;
  readonly random: () => number;
  /** Hands a downlink to its link; what comes of it is the link's to count. */
  readonly send: (link: string, to: string, bytes: Uint8Array, purpose: Purpose) => void;
  readonly onCommit: (commit: Commit) => void;
  readonly onState: (state: PartState) => void;
}

/** From frames to durable, acknowledged reports: one transaction for the frames of one tick. */
export interface Ingest {
  /** Takes a frame, or counts it as dropped where too many wait already. */
  push: FrameHandler;
  /** Looks for silent nodes with the next batches. */
  lookForSilence(): void;
  /** Somebody has asked for what the next batch takes up: it leaves now, frames or none. */
  lookForRequests(): void;
  /** Commits what waits, if the store lets it, and takes no more. */
  stop(): void;
  /** up: what comes in becomes durable */
  state(): PartState;
  /** frames that wait */
  waiting(): number;
  /** nodes that were heard and that nobody knows */
  readonly strangers: Strangers;
  /** by `LINK OUTCOME`: report, duplicate, over-rate, dropped, failed, or the code of a rejection */
  readonly frames: Tally;
  /** by message type: reports that were not known before */
  readonly reports: Tally;
  /** by message type: what was handed to links */
  readonly downlinks: Tally;
  /** done, failed */
  readonly commits: Tally;
  /** what is out of the ordinary, by kind */
  readonly notes: Tally;
}

/** A batch leaves when its first frame is this old or when it is this long; the next frames gather meanwhile. */
export const GATHER_MS = 10;
const BATCH = 500;
/**
 * What has gathered behind a commit that took so many ms a frame is taken in larger ones: the sync of a slow disk costs the
 * same. A fast one gains nothing by it, since what a large batch holds outlives the engine's short collections.
 */
const LARGEST_BATCH = 2_000;
const SLOW = 0.1;
/** Some seconds at the fastest pace that the gateway is built for. */
const QUEUE = 100_000;

/** How often silent nodes are looked for: how late node.offline may be noticed. Kept by whoever holds the clock. */
export const SILENCE_MS = 15_000;
/**
 * Covers that are looked at for silence when somebody asks, and with one batch. Where there are more, the next look goes
 * on behind them: of a million each is looked at every quarter of an hour, and misses nothing but that time.
 */
const LOOKS = 20_000;
const LOOK = 5_000;

/** Nodes that nobody knows, of which is remembered that they were heard. */
const STRANGERS = 1_000;

export function createIngest(options: IngestOptions): Ingest {
  const { store, clock, log } = options;
  const { registry } = store;
  const state = createStateKeeper(clock, options.onState, { status: 'up', reason: '' });
  const backoff = createBackoff({ first: 100, ceiling: 5_000, random: options.random });
  const context = createContext(options);
  const [frames, reports, downlinks, commits] = [createTally(), createTally(), createTally(), createTally()];
  const notes = createNotes(options);
  const strangers = createStrangers(STRANGERS);
  const waiting: RawFrame[] = [];
  /** who wants to know what becomes of a frame that waits */
  const curious = new Map<RawFrame, (fate: Fate) => void>();
  /** what is being committed; it stays here until it is */
  let current: RawFrame[] = [];
  let largest = BATCH;
  /** so many frames are taken one by one, to find the one that broke a batch */
  let careful = 0;
  let requestsDue = false;
  /** covers that are yet to be looked at for silence in this round; undefined before it begins */
  let unlooked: Iterator<CoverRecord> | undefined;
  /** so many of them are due */
  let looksDue = 0;
  /** those that are looked at with the present batch */
  let looked: CoverRecord[] = [];
  let reloaded = false;
  let retrying = false;
  let stopped = false;
  let cancel: Cancel | undefined;

  function schedule(ms: number): void {
    cancel?.();
    cancel = clock.after(ms, flush);
  }

  function flush(): void {
    cancel = undefined;
    retrying = false;
    if (current.length === 0) current = waiting.splice(0, careful > 0 ? 1 : largest);
    if (current.length === 0 && looksDue === 0 && looked.length === 0 && !requestsDue) return;
    const began = performance.now();
    const now = clock.now();
    let plan: Plan;
    let queued = 0;
    try {
      if (registry.refresh()) reloaded = true;
      if (looked.length === 0) lookOn();
      // tried again: they may have been changed meanwhile
      else looked = looked.map((record) => registry.cover(record.cover) ?? record);
      plan = planBatch(context, current, now, { covers: looked, listeningSince: options.listeningSince });
      if (changesAnything(plan.batch)) queued = store.commit(plan.batch, now);
    } catch (error) {
      fail(error);
      return;
    }
    const tookMs = performance.now() - began;
    // what else it did says nothing of the disk
    if (looked.length === 0 && !reloaded) largest = tookMs > SLOW * current.length ? LARGEST_BATCH : BATCH;
    settle(plan, { batch: plan.batch, frames: current.length, queued, reloaded, tookMs });
  }

  /**
   * The batch is durable: now, and not before, the nodes may forget. What goes wrong from here on may not undo that, nor
   * keep the other nodes waiting.
   */
  function settle(plan: Plan, commit: Commit): void {
    count(current, plan.outcomes);
    notes.add(plan.notes);
    for (const [node, taken] of plan.taken) context.pace?.taken(node, taken, clock.now());
    for (const gap of plan.gaps) context.linkLoss.note(gap);
    const done = current;
    careful = Math.max(0, careful - done.length);
    current = [];
    looked = [];
    requestsDue = false;
    reloaded = false;
    backoff.reset();
    commits.add('done');
    notes.guard('commit not told', state.up);
    for (const downlink of plan.downlinks) {
      notes.guard(downlink.message.type === 'ack' ? 'ack not sent' : 'order not sent', () => dispatch(downlink));
    }
    for (const frame of done) tell(frame);
    notes.guard('commit not told', () => options.onCommit(commit));
    if (waiting.length > 0 || looksDue > 0) schedule(0);
  }

  /** The next covers to be looked at: a city of them would keep the frames waiting. */
  function lookOn(): void {
    while (looksDue > 0 && looked.length < LOOK) {
      unlooked ??= registry.covers()[Symbol.iterator]();
      const next = unlooked.next();
      if (next.done) {
        unlooked = undefined;
        looksDue = 0;
        return;
      }
      looked.push(next.value);
      looksDue -= 1;
    }
  }

  function dispatch(downlink: Downlink): void {
    const node = context.node(downlink.node);
    if (!node) return;
    const { link, to, message } = downlink;
    const purpose = message.type === 'ack' ? 'ack' : 'order';
    options.send(
      link,
      to,
      packDownlink(downlink, () => context.ccm(node)),
      purpose,
    );
    downlinks.add(message.type);
  }

  function tell(frame: RawFrame): void {
    const told = curious.get(frame);
    if (!told) return;
    curious.delete(frame);
    notes.guard('commit not told', () => told('settled'));
  }

  function count(done: readonly RawFrame[], outcomes: readonly Outcome[]): void {
    outcomes.forEach((outcome, i) => {
      const label = outcome.kind === 'rejected' ? outcome.rejection.code : outcome.kind;
      frames.add(`${done[i]?.link} ${label}`);
      if (outcome.kind === 'report') reports.add(outcome.type);
      if (label === 'unknown-node' && outcome.kind === 'rejected' && done[i]) meet(done[i], outcome.rejection.detail);
    });
  }

  function meet({ link, from, receivedAt }: RawFrame, who: string): void {
    strangers.note(who, link, from, receivedAt);
  }

  /** Nothing of the batch has happened, in the database or in memory, and nothing was acknowledged. */
  function fail(error: unknown): void {
    commits.add('failed');
    if (isStorageTrouble(error)) {
      const wait = backoff.next();
      retrying = true;
      state.down(troubleText(error), wait);
      schedule(wait);
      return;
    }
    // the fault lies in what was to be written, and the rest of the batch must not suffer for it
    log.error(coded('batch-failed', { err: error, frames: current.length }), 'batch failed');
    if (current.length > 1) {
      careful += current.length;
      waiting.unshift(...current);
    } else if (current[0]) setAside(current[0]);
    else {
      looked = [];
      looksDue = 0;
      requestsDue = false;
    }
    current = [];
    if (waiting.length > 0) schedule(0);
  }

  function setAside(frame: RawFrame): void {
    const { link, from, receivedAt, bytes } = frame;
    careful = Math.max(0, careful - 1);
    frames.add(`${link} failed`);
    const kept = { receivedAt, link, from, reason: 'failed', detail: 'see the log', bytes };
    try {
      store.commit({ ...EMPTY_BATCH, quarantine: [kept] }, clock.now());
    } catch (error) {
      log.error(coded('frame-lost', { err: error }), 'frame lost');
    }
    // it would break the next batch as well
    tell(frame);
  }

  return {
    push(frame, told) {
      if (stopped || waiting.length >= QUEUE) {
        frames.add(`${frame.link} dropped`);
        told?.('lost');
        return;
      }
      waiting.push(frame);
      if (told) curious.set(frame, told);
      if (retrying) return;
      if (waiting.length === BATCH) schedule(0);
      else if (!cancel) schedule(GATHER_MS);
    },
    lookForSilence() {
      looksDue = LOOKS;
      if (!retrying && !cancel) schedule(0);
    },
    lookForRequests() {
      requestsDue = true;
      if (!retrying && !cancel) schedule(0);
    },
    stop() {
      stopped = true;
      while (!retrying && waiting.length + current.length > 0) flush();
      cancel?.();
    },
    state: state.current,
    waiting: () => waiting.length + current.length,
    strangers,
    frames,
    reports,
    downlinks,
    commits,
    notes: notes.tally,
  };
}

function changesAnything(batch: Batch): boolean {
  const { nodes, covers, quarantine, released = [], unshelved = [] } = batch;
  return nodes.length + covers.length + quarantine.length + released.length + unshelved.length > 0;
}
