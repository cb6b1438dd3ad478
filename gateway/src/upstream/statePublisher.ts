import { createHash } from 'node:crypto';
import type { Cancel, Clock } from '../parts/clock.ts';

export interface StatePublisherOptions {
  readonly clock: Clock;
  /** the covers that are to be made known on this connection */
  readonly covers: Iterable<string>;
  /** the document of a cover; undefined where there is none any more */
  readonly document: (cover: string) => string | undefined;
  /** Resolves when the broker has acknowledged. */
  readonly publish: (cover: string, document: string) => Promise<void>;
  readonly onFailure: (reason: string) => void;
}

/**
 * Retained cover states over one connection: all of them once, since the broker may have forgotten, then each when it
 * changes. Paced, and coalesced: what waits is the set of covers, never a list of their versions.
 */
export interface StatePublisher {
  changed(cover: string): void;
  stop(): void;
  waiting(): number;
}

/** At most 500 a second: a restart with thousands of covers must not drown the events, nor the broker. */
const STEP_MS = 100;
const STEP = 50;

export function createStatePublisher(options: StatePublisherOptions): StatePublisher {
  const { clock } = options;
  const dirty = new Set<string>(options.covers);
  /** marks of the documents: those of a million covers would fill the memory */
  const published = new Map<string, number>();
  let underWay = 0;
  let stopped = false;
  let cancel: Cancel | undefined;

  function schedule(ms: number): void {
    if (!stopped && !cancel && dirty.size > 0) cancel = clock.after(ms, step);
  }

  function step(): void {
    cancel = undefined;
    // the next step only after the broker has taken this one
    if (underWay === 0) {
      for (const cover of dirty) {
        if (underWay >= STEP) break;
        dirty.delete(cover);
        send(cover);
      }
    }
    schedule(STEP_MS);
  }

  function send(cover: string): void {
    const document = options.document(cover);
    if (document === undefined) return;
    const mark = markOf(document);
    if (published.get(cover) === mark) return;
    published.set(cover, mark);
    underWay += 1;
    options.publish(cover, document).then(
      () => {
        underWay -= 1;
      },
      (error: unknown) => {
        if (!stopped) options.onFailure(error instanceof Error ? error.message : String(error));
      },
    );
  }

  schedule(0);
  return {
    changed(cover) {
      dirty.add(cover);
      schedule(STEP_MS);
    },
    stop() {
      stopped = true;
      cancel?.();
    },
    waiting: () => dirty.size + underWay,
  };
}

/** 48 bits: of all the changes of a cover one in 3 * 10^14 would not be told until the next. */
function markOf(document: string): number {
  return createHash('sha1').update(document).digest().readUIntBE(0, 6);
}
