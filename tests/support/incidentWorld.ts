import Database from 'better-sqlite3';
import type { DeskContext } from '../../gateway/src/desk/context.ts';
import { createDesk } from '../../gateway/src/desk/createDesk.ts';
import type { Desk } from '../../gateway/src/desk/desk.ts';
import { emptyState } from '../../gateway/src/detect/state.ts';
import type { IncidentChange } from '../../gateway/src/incidents/change.ts';
import { DEFAULT_SETTINGS } from '../../gateway/src/incidents/defaults.ts';
import type { IncidentSettings } from '../../gateway/src/incidents/settings.ts';
import type { Entry } from '../../gateway/src/incidents/types.ts';
import { openStore } from '../../gateway/src/store/store.ts';
import { type EventChange, type EventRow, isIncidentChange, type Reading } from '../../gateway/src/store/types.ts';
import { createFakeDeskStore } from './fakeDeskStore.ts';
import { createManualClock, type ManualClock } from './manualClock.ts';
import { batch, coverRecord, key } from './storeRig.ts';
import { createTestLog, type TestLog } from './testLog.ts';

/** A parent for every second flooded cover of a cell, so that short histories have some. */
export const WORLD_SETTINGS: IncidentSettings = {
  ...DEFAULT_SETTINGS,
  parents: { covers: 2, withinMs: 3_600_000 },
};

/** Three covers of one cell; the third has no owner, so that a person has to assign its work. */
const WORLD_COVERS = [
  { cover: 'C-1', cell: 'G', unit: 'water' },
  { cover: 'C-2', cell: 'G', unit: 'water' },
  { cover: 'C-3', cell: 'G' },
] as const;

/** What a desk stands on, and what can be read there behind its back. */
interface Ground {
  store(): DeskContext['store'];
  tell(change: EventChange, now: number): void;
  say(reading: Reading, maintenance: boolean): void;
  entries(): readonly Entry[];
  changes(): readonly IncidentChange[];
  event(id: string): EventRow | undefined;
  notes(): readonly { readonly event: string; readonly kind: string }[];
  reopen(): void;
  close(): void;
}

/** A desk that forgets, and a disk that fails, when the test says so. */
export interface IncidentWorld extends Pick<Ground, 'entries' | 'changes' | 'event' | 'notes' | 'say'> {
  readonly clock: ManualClock;
  readonly log: TestLog;
  store(): DeskContext['store'];
  desk(): Desk;
  /** Commits a transition, as ingest does. */
  tell(change: EventChange): void;
  /** The desk is dropped as it stands, and another one begins on what is durable. */
  restart(): void;
  /** So many of the next transactions of the desk come to nothing. */
  failNext(transactions: number): void;
  /** until all that waits is taken up: the disk is well again */
  settle(): void;
  close(): void;
}

export function createFakeGround(): Ground {
  const fake = createFakeDeskStore(WORLD_COVERS);
  return {
    store: () => fake.store,
    tell: fake.tell,
    say: fake.say,
    entries: () => fake.entries,
    changes: () => fake.outbox.flatMap(({ change }) => (isIncidentChange(change) ? [change] : [])),
    event: (id) => fake.events.get(id),
    notes: () => fake.notes,
    reopen: () => undefined,
    close: () => undefined,
  };
}

export function createRealGround(folder: string, start: number): Ground {
  const open = () => openStore({ folder, access: 'gateway', durable: false });
  const events = new Set<string>();
  let store = open();
  store.covers.import(
    WORLD_COVERS.map(({ cover }, i) => ({ cover, node: i + 1, key: key(1) })),
    start,
  );
  store.inventory.take(
    WORLD_COVERS.map(({ cover, ...change }) => ({ cover, change })),
    start,
  );
  store.registry.refresh();
  return {
    store: () => store,
    tell(change, now) {
      events.add(change.id);
      store.commit(batch({ events: [change] }), now);
    },
    say(reading, maintenance) {
      const state = { ...emptyState(), heard: reading.receivedAt, newest: reading.at, maintenance };
      const record = coverRecord(reading.cover, Number(reading.cover.slice(2)), { state });
      store.commit(batch({ covers: [record], readings: [reading] }), reading.receivedAt);
    },
    entries: () =>
      store.incidentList
        .list({ limit: 100_000 })
        .flatMap(({ id }) => store.incidents.entries(id))
        .sort((a, b) => a.id - b.id),
    changes: () => store.outbox.after(0, 100_000).flatMap(({ change }) => (isIncidentChange(change) ? [change] : [])),
    event: (id) => store.events.get(id),
    notes: () => [...events].flatMap((id) => store.reviews.of(id)),
    reopen() {
      store.close();
      store = open();
      store.registry.refresh();
    },
    close: () => store.close(),
  };
}

export function createIncidentWorld(ground: Ground, clock: ManualClock = createManualClock()): IncidentWorld {
  const log = createTestLog();
  let failures = 0;
  let desk = begin();

  /** The disk is full in the very moment in which everything was to become durable. */
  function atomically<T>(work: () => T): T {
    return ground.store().atomically(() => {
      const answer = work();
      if (failures === 0) return answer;
      failures -= 1;
      throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
    });
  }

  function begin(): Desk {
    const made = createDesk({
      ...{ store: { ...ground.store(), atomically }, clock, log: log.log, random: () => 0 },
      settings: () => WORLD_SETTINGS,
      listeningSince: (_link, heard) => heard,
      onTold: () => undefined,
      onState: () => undefined,
    });
    made.start();
    return made;
  }

  return {
    ...ground,
    clock,
    log,
    desk: () => desk,
    tell(change) {
      ground.tell(change, clock.now());
      desk.wake();
    },
    say(reading, maintenance) {
      ground.say(reading, maintenance);
      desk.heard([reading]);
    },
    restart() {
      desk.stop();
      failures = 0;
      ground.reopen();
      desk = begin();
    },
    failNext(transactions) {
      failures = transactions;
    },
    settle() {
      failures = 0;
      desk.wake();
      // more than the longest pause behind a failure
      clock.advance(31_000);
    },
    close() {
      desk.stop();
      ground.close();
    },
  };
}
