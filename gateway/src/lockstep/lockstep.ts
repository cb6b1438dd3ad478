import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gatewayError } from '../errors.ts';
import { type Commit, GATHER_MS } from '../ingest/ingest.ts';
import { programVersion } from '../parts/version.ts';
import { type EventChange, isIncidentChange } from '../store/types.ts';
import type { Purpose } from '../transports/transport.ts';
import { createFigures, type Figures } from './figures.ts';
import { beginLife, type Life, type LifeOptions } from './life.ts';
import { invalid, type Request, type Step, spanOf } from './request.ts';

/** The one link that a run has. */
const LINK = 'lockstep';
/** Entries of the outbox that are read at once. */
const PAGE = 1_000;

interface DownlinkAnswer {
  /** when it was handed to the link: behind the commit */
  readonly at: number;
  readonly to: string;
  readonly hex: string;
  readonly purpose: Purpose;
}

/** A transition as the outbox has it, with the time of the commit that made it durable. */
interface EventAnswer extends EventChange {
  readonly at: number;
}

/** What has come of a step: `at` is where the gateway's time stands now, up to the gather window behind what was asked. */
export interface StepAnswer {
  readonly at: number;
  readonly downlinks: readonly DownlinkAnswer[];
  readonly events: readonly EventAnswer[];
}

interface About {
  readonly version: string;
  /** frames of so many ms go into one commit */
  readonly gatherMs: number;
  readonly covers: number;
}

export interface Lockstep {
  /** Throws lockstep-invalid, and then nothing has happened. */
  take(request: Request): StepAnswer | About | Figures;
  /** Once; further calls do nothing. */
  close(): void;
}

/**
 * A gateway whose time is that of the requests. Its first step starts it. Throws store-exists where the folder holds a
 * database: its times, windows and counters are another gateway's.
 */
export function createLockstep(options: LifeOptions): Lockstep {
  const file = join(options.folder, 'lidwatch.db');
  if (existsSync(file)) {
    const hint = 'Name an empty folder, or none.';
    throw gatewayError('store-exists', `${file} exists: a lockstep run begins with an empty one`, { hint });
  }
  const figures = createFigures(LINK);
  let life: Life | undefined;
  let downlinks: DownlinkAnswer[] = [];
  let queued = 0;
  let read = 0;

  function begin(at: number): Life {
    const begun = beginLife(options, at, {
      send: (_link, to, bytes, purpose) => {
        downlinks.push({ at: begun.clock.now(), to, hex: Buffer.from(bytes).toString('hex'), purpose });
      },
      onCommit: (commit: Commit) => {
        queued += commit.queued;
      },
    });
    life = begun;
    figures.began(at);
    return begun;
  }

  function end(): void {
    if (!life) return;
    life.end();
    figures.ended(life.ingest, life.clock.now());
    life = undefined;
  }

  /** What a sink would have been told since the last answer. */
  function newEvents({ store }: Life): readonly EventAnswer[] {
    const found: EventAnswer[] = [];
    while (queued > 0) {
      const page = store.outbox.after(read, PAGE);
      for (const { id, createdAt, change } of page) {
        read = id;
        // nobody works on incidents in a lockstep run: there are none
        if (!isIncidentChange(change)) found.push({ at: createdAt, ...change });
      }
      queued = page.length < PAGE ? 0 : queued - page.length;
    }
    for (const { transition } of found) figures.event(`${transition.rule} ${transition.kind}`);
    return found;
  }

  /** Nobody need ask again for what has come in: it is committed by `until`, or the store does not take it. */
  function settle({ clock, ingest }: Life, until: number): void {
    while (ingest.waiting() > 0) {
      const next = clock.next() ?? until;
      if (next > until) return;
      clock.runTo(next);
    }
  }

  function check(step: Step): void {
    const stands = life?.clock.now() ?? 0;
    if (step.at < stands) throw invalid(['at'], `lies before ${stands}, where the gateway's time stands`);
    let last = stands;
    step.frames.forEach(({ at = step.at }, i) => {
      if (at < last || at > step.at) {
        throw invalid(['frames', i, 'at'], `is not in ${last}..${step.at}: frames stand in their order`);
      }
      last = at;
    });
    step.orders.forEach(({ cover }, i) => {
      const known = life ? life.store.registry.cover(cover) : options.covers.some((row) => row.cover === cover);
      if (!known) throw invalid(['orders', i, 'cover'], 'no such cover');
    });
    if (step.outage && step.frames.length > 0)
      throw invalid(['frames'], 'nobody hears them: the gateway is off until `at`');
  }

  function takeStep(step: Step): StepAnswer {
    check(step);
    const { at, frames, orders, outage } = step;
    if (outage) end();
    const now = life ?? begin(at);
    for (const frame of frames) {
      const receivedAt = frame.at ?? at;
      now.clock.runTo(receivedAt);
      const bytes = Buffer.from(frame.hex, 'hex');
      const { from, rssi, snr } = frame;
      now.ingest.push({
        ...{ bytes, link: LINK, from, receivedAt },
        ...(rssi === undefined ? {} : { rssi }),
        ...(snr === undefined ? {} : { snr }),
      });
    }
    now.clock.runTo(at);
    settle(now, at + GATHER_MS);
    for (const order of orders) {
      const askedAt = now.clock.now();
      now.store.orders.add({ cover: order.cover, kind: order.kind, askedAt, expiresAt: askedAt + spanOf(order) });
    }
    const answer = { at: now.clock.now(), downlinks, events: newEvents(now) };
    downlinks = [];
    return answer;
  }

  return {
    take(request) {
      if ('at' in request) return takeStep(request);
      if ('about' in request) return { version: programVersion(), gatherMs: GATHER_MS, covers: options.covers.length };
      end();
      return figures.all();
    },
    close: end,
  };
}
