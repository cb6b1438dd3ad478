import type { ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Incident } from '../../incidents/types.ts';
import type { Cancel, Clock } from '../../parts/clock.ts';
import { coded } from '../../parts/logCodes.ts';
import { createTally, type Tally } from '../../parts/tally.ts';
import type { Store } from '../../store/store.ts';
import { isStorageTrouble } from '../../store/trouble.ts';
import type { CoverRecord } from '../../store/types.ts';
import { LOCAL, type Principal } from '../access/principal.ts';
import { type PartReport, partDocument } from '../routes/health.ts';
import { createHeard } from './heard.ts';
import { parsePlace } from './place.ts';
import { createReader, type Reader, type Subject } from './reader.ts';

/** opened, refused: as many read as may. dropped: one that took nothing. ended: its token holds no longer. failed: by our fault. */
type StreamCount = 'opened' | 'refused' | 'dropped' | 'ended' | 'failed';

/** What happens, as it happens, to as many as read it. Whatever comes of it, those who tell it go on: nothing here throws. */
export interface Stream {
  /** There is something new in the outbox, or a note. */
  wake(): void;
  /** These have changed with a commit. */
  covers(changed: readonly CoverRecord[]): void;
  part(name: string): void;
  readers(): number;
  /** for one more of theirs */
  hasRoom(who: Principal): boolean;
  /** Serves one more, until it goes away, its token ends, or stop(). */
  open(response: ServerResponse, who: Principal, lastEventId: string | undefined): void;
  readonly counts: Tally<StreamCount>;
  stop(): void;
}

export interface StreamOptions {
  readonly store: () => Store | undefined;
  readonly clock: Clock;
  readonly parts: () => readonly PartReport[];
  readonly document: (cover: CoverRecord) => unknown;
  readonly incidentDocument: (incident: Incident) => unknown;
  readonly log: Logger;
}

const READERS = 100;
/** Of one person, or of one token: nobody may keep the others out. Programs on this machine need none, and own it anyway. */
const READERS_EACH = 20;
/** Proxies and routers forget connections that are silent for a minute or so. */
const BEAT_MS = 15_000;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // nginx keeps what it passes on otherwise
  'x-accel-buffering': 'no',
};

/** A database that cannot be read just now ends nobody's token; whatever else goes wrong does. */
function stillHolds({ holds }: Principal): boolean {
  try {
    return holds();
  } catch (error) {
    return isStorageTrouble(error);
  }
}

export function createStream({ store, clock, parts, document, incidentDocument, log }: StreamOptions): Stream {
  const readers = new Map<Reader, Principal>();
  const counts = createTally<StreamCount>();
  const heard = createHeard(clock);
  let cancelBeat: Cancel | undefined;

  function beat(): void {
    cancelBeat = clock.after(BEAT_MS, beat);
    for (const [reader, who] of readers) {
      if (!stillHolds(who)) {
        counts.add('ended');
        reader.end();
      } else if (!reader.beat()) {
        counts.add('dropped');
      }
    }
  }

  function current(subject: Subject): string | undefined {
    const name = subject.slice(subject.indexOf(' ') + 1);
    if (subject.startsWith('cover ')) {
      const record = store()?.registry.cover(name);
      return record && JSON.stringify(document(record));
    }
    if (subject.startsWith('incident ')) {
      const incident = store()?.incidents.get(Number(name));
      return incident && JSON.stringify(incidentDocument(incident));
    }
    const found = parts().find(({ part }) => part === name);
    return found && JSON.stringify(partDocument(found));
  }

  function changed(subjects: readonly Subject[]): void {
    for (const reader of readers.keys()) reader.changed(subjects);
  }

  return {
    counts,
    readers: () => readers.size,
    hasRoom({ name }) {
      if (readers.size >= READERS) return false;
      return name === LOCAL.name || [...readers.values()].filter((who) => who.name === name).length < READERS_EACH;
    },
    wake: () => changed([]),
    covers(some) {
      heard.note(some.reduce((last, { state }) => Math.max(last, state.heard), 0));
      if (readers.size > 0) changed(some.map(({ cover }): Subject => `cover ${cover}`));
    },
    part: (name) => changed([`part ${name}`]),
    open(response, who, lastEventId) {
      // an id that is none of ours is of another gateway: everything here is new to its reader
      const unknown = { outbox: Number.POSITIVE_INFINITY, note: 0, heard: 0 };
      const from = lastEventId === undefined ? undefined : (parsePlace(lastEventId) ?? unknown);
      function onFault(error: unknown): void {
        counts.add('failed');
        log.error(coded('stream-failed', { err: error }), 'stream failed');
      }
      const reader = createReader({ response, store, clock, heard, current, from, onFault });
      readers.set(reader, who);
      counts.add('opened');
      response.on('close', () => readers.delete(reader));
      response.on('error', () => undefined);
      response.writeHead(200, HEADERS);
      response.write('retry: 2000\n\n');
      if (cancelBeat === undefined) beat();
      reader.changed(parts().map(({ part }): Subject => `part ${part}`));
    },
    stop() {
      cancelBeat?.();
      for (const reader of readers.keys()) reader.end();
    },
  };
}
