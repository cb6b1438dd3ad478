import { FLAG } from '@lidwatch/protocol';
import { onTestFinished } from 'vitest';
import type { DeskContext } from '../../gateway/src/desk/context.ts';
import { createDesk } from '../../gateway/src/desk/createDesk.ts';
import { type Desk, isRefusal } from '../../gateway/src/desk/desk.ts';
import { eventId } from '../../gateway/src/detect/eventId.ts';
import { emptyState } from '../../gateway/src/detect/state.ts';
import type { RuleName, Severity } from '../../gateway/src/detect/types.ts';
import { DEFAULT_SETTINGS } from '../../gateway/src/incidents/defaults.ts';
import type { IncidentSettings } from '../../gateway/src/incidents/settings.ts';
import type { Act, Actor, Incident, Refusal } from '../../gateway/src/incidents/types.ts';
import { openStore, type Store } from '../../gateway/src/store/store.ts';
import type { EventChange, Reading } from '../../gateway/src/store/types.ts';
import { createManualClock, type ManualClock } from './manualClock.ts';
import { batch, coverRecord, key, reading } from './storeRig.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { createTestLog, type TestLog } from './testLog.ts';

export const CREW: Actor = { name: 'kim', role: 'crew' };
export const DISPATCHER: Actor = { name: 'dora', role: 'dispatcher' };
export const SUPERVISOR: Actor = { name: 'sam', role: 'supervisor' };

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** The desk over a real database, with time in the hand of the test. Covers: `C-1` and on, each with a node. */
export interface DeskRig {
  readonly clock: ManualClock;
  readonly store: Store;
  readonly desk: Desk;
  readonly log: TestLog;
  /** Puts other settings in force, beside those that stay. */
  configure(more: Partial<IncidentSettings>): void;
  /** as the next start would: nothing in memory is left */
  restart(): void;
  raise(cover: string, rule: RuleName, more?: EventMore): EventChange;
  clear(change: EventChange): void;
  withdraw(change: EventChange): void;
  /** A node has said so just now: a good sample unless it is said otherwise. */
  sample(cover: string, more?: Partial<Reading>): void;
  /** the open incident of a cover; there must be one */
  open(cover: string): Incident;
  /** Throws where it is refused. */
  act(cover: string, who: Actor, act: Act): Incident;
  tryTo(incident: number, who: Actor, act: Act): Incident | Refusal;
  /** Up to the work being handed in. */
  handIn(cover: string): Incident;
  /** Lets the desk do what is due. */
  settle(): void;
  kinds(incident: number): string[];
}

interface EventMore {
  readonly onset?: number;
  readonly severity?: Severity;
  readonly shelved?: boolean;
  readonly late?: boolean;
}

export interface DeskRigOptions {
  readonly covers?: number;
  readonly folder?: string;
  readonly settings?: Partial<IncidentSettings>;
  readonly unit?: string;
  readonly cell?: string;
  readonly listeningSince?: DeskContext['listeningSince'];
  readonly startDesk?: boolean;
  readonly wrap?: (store: Store) => Store;
  readonly durable?: boolean;
  /** ms since the epoch: what the clock shows first */
  readonly start?: number;
  /** one that the test sets, too */
  readonly clock?: ManualClock;
}

export function createDeskRig(options: DeskRigOptions = {}): DeskRig {
  const { covers = 2, folder = temporaryFolder(), unit, cell, wrap = (store) => store, durable = false } = options;
  let settings: IncidentSettings = { ...DEFAULT_SETTINGS, ...options.settings };
  const { clock = createManualClock(options.start) } = options;
  const log = createTestLog();
  const names = Array.from({ length: covers }, (_, i) => `C-${i + 1}`);
  let store = open();
  let desk: Desk;
  /** the desk that was left in the dark: what its timers still do counts for nothing */
  onTestFinished(() => {
    desk.stop();
    store.close();
  });

  function open(): Store {
    const opened = wrap(openStore({ folder, access: 'gateway', durable }));
    opened.covers.import(
      names.map((cover, i) => ({ cover, node: i + 1, key: key(i + 1) })),
      clock.now(),
    );
    opened.inventory.take(
      names.map((cover) => ({ cover, change: { unit: unit ?? null, cell: cell ?? null } })),
      clock.now(),
    );
    opened.registry.refresh();
    return opened;
  }

  function begin(): void {
    desk = createDesk({
      ...{ store, clock, log: log.log, random: () => 0, settings: () => settings },
      listeningSince: options.listeningSince ?? ((_link, heard) => heard),
      onTold: () => undefined,
      onState: () => undefined,
    });
    desk.start();
  }

  function commit(change: EventChange): EventChange {
    store.commit(batch({ events: [change] }), clock.now());
    desk.wake();
    settle();
    return change;
  }

  function settle(): void {
    clock.advance(100);
  }

  function openOf(cover: string): Incident {
    const incident = store.incidents.openOf(cover);
    if (!incident) throw new Error(`no incident is open at ${cover}`);
    return incident;
  }

  function act(cover: string, who: Actor, what: Act): Incident {
    const answer = desk.act(openOf(cover).id, who, what);
    if (isRefusal(answer)) throw new Error(`${answer.refused}: ${answer.detail}`);
    settle();
    return answer;
  }

  if (options.startDesk !== false) {
    begin();
    settle();
  }
  return {
    clock,
    get store() {
      return store;
    },
    get desk() {
      return desk;
    },
    log,
    configure(more) {
      settings = { ...settings, ...more };
    },
    restart() {
      desk?.stop();
      store.close();
      store = open();
      begin();
      settle();
    },
    raise(cover, rule, { onset = clock.now(), severity = 'major', shelved, late } = {}) {
      const transition = { rule, severity, signal: 'tilt', onset, at: onset, value: 30, peak: 31 } as const;
      return commit({
        ...{ id: eventId(cover, rule, onset), cover, receivedAt: clock.now(), quality: 'exact' },
        transition: { ...transition, kind: 'raised' },
        ...(shelved === undefined ? {} : { shelved }),
        ...(late === undefined ? {} : { late }),
      });
    },
    clear: (change) =>
      void commit({ ...change, transition: { ...change.transition, kind: 'cleared', at: clock.now() } }),
    withdraw: (change) =>
      void commit({ ...change, revision: 1, transition: { ...change.transition, kind: 'withdrawn', at: clock.now() } }),
    sample(cover, more = {}) {
      const { flags = FLAG.zeroUnknown & 0 } = more;
      const now = clock.now();
      const node = Number(cover.slice(2));
      const maintenance = (flags & FLAG.maintenance) !== 0;
      const state = { ...emptyState(), heard: now, newest: now, maintenance };
      const readings = [reading(cover, now, { tilt: 1, flags, ...more })];
      store.commit(batch({ covers: [coverRecord(cover, node, { state })], readings }), now);
      desk.heard([{ cover }]);
      settle();
    },
    open: openOf,
    act,
    tryTo: (incident, who, what) => desk.act(incident, who, what),
    handIn: (cover) => act(cover, CREW, { act: 'take', step: 'handled', note: 'put back', photos: ['p1'] }),
    settle,
    kinds: (incident) => store.incidents.entries(incident).map(({ fact }) => fact.kind),
  };
}
