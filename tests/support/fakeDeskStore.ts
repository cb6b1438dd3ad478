import type { DeskContext } from '../../gateway/src/desk/context.ts';
import { emptyState } from '../../gateway/src/detect/state.ts';
import { changeOf } from '../../gateway/src/incidents/change.ts';
import { distance } from '../../gateway/src/incidents/distance.ts';
import type { Entry, Incident, Place } from '../../gateway/src/incidents/types.ts';
import type { Order } from '../../gateway/src/orders/order.ts';
import type { EventNote } from '../../gateway/src/store/reviews.ts';
import {
  type CoverRecord,
  type EventChange,
  type EventRow,
  isIncidentChange,
  type OutboxEntry,
  type Reading,
} from '../../gateway/src/store/types.ts';
import { coverRecord } from './storeRig.ts';

type DeskStore = DeskContext['store'];

/** What the desk needs of a store, in memory: for tens of thousands of short histories. What a failed transaction did is undone. */
export interface FakeDeskStore {
  readonly store: DeskStore;
  readonly entries: readonly (Entry & { readonly key?: string | undefined })[];
  readonly outbox: readonly OutboxEntry[];
  readonly events: ReadonlyMap<string, EventRow>;
  readonly notes: readonly Omit<EventNote, 'id'>[];
  tell(change: EventChange, now: number): void;
  say(reading: Reading, maintenance: boolean): void;
}

interface FakeCover {
  readonly cover: string;
  readonly unit?: string | undefined;
  readonly cell?: string | undefined;
}

/** As the database gives it back; nobody changes what was given. */
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export function createFakeDeskStore(covers: readonly FakeCover[]): FakeDeskStore {
  const records = new Map<string, CoverRecord>(covers.map(({ cover }, i) => [cover, coverRecord(cover, i + 1)]));
  const incidents = new Map<number, Incident>();
  const lookAt = new Map<number, number>();
  const owners = new Map<string, number>();
  const entries: (Entry & { key?: string | undefined })[] = [];
  const outbox: OutboxEntry[] = [];
  const events = new Map<string, EventRow>();
  const readings: Reading[] = [];
  const orders: Order[] = [];
  const notes: Omit<EventNote, 'id'>[] = [];
  const cursors = new Map<string, number>();
  let undo: (() => void)[] | undefined;

  function push<T>(list: T[], value: T): void {
    list.push(value);
    undo?.push(() => void list.pop());
  }

  function put<K, V>(map: Map<K, V>, key: K, value: V | undefined): void {
    const before = map.get(key);
    undo?.push(() => void (before === undefined ? map.delete(key) : map.set(key, before)));
    if (value === undefined) map.delete(key);
    else map.set(key, value);
  }

  function atomically<T>(work: () => T): T {
    const isOuter = undo === undefined;
    undo ??= [];
    const mark = undo.length;
    try {
      return work();
    } catch (error) {
      while (undo.length > mark) undo.pop()?.();
      throw error;
    } finally {
      if (isOuter) undo = undefined;
    }
  }

  const all = (): Incident[] => [...incidents.values()];
  const isOpenCover = ({ closedAt, kind }: Incident): boolean => closedAt === undefined && kind === 'cover';

  function near(place: Place, metres: number): Incident[] {
    return all().filter((one) => isOpenCover(one) && one.place && distance(place, one.place) <= metres);
  }

  const store: Pick<DeskStore, Exclude<keyof DeskStore, 'incidents' | 'outbox' | 'events'>> & {
    incidents: Partial<DeskStore['incidents']>;
    outbox: Partial<DeskStore['outbox']>;
    events: Partial<DeskStore['events']>;
  } = {
    atomically,
    photos: { take: () => 0 },
    incidents: {
      get: (id) => incidents.get(id),
      entries: (id) => entries.filter(({ incident }) => incident === id),
      openOf: (cover) => all().find((one) => isOpenCover(one) && one.cover === cover),
      ofEvent: (event) => incidents.get(owners.get(event) ?? -1),
      near,
      nearest: (place, metres) => near(place, metres)[0],
      dueBy(now, limit) {
        const due: [number, number][] = [];
        for (const one of lookAt) if (one[1] <= now) due.push(one);
        due.sort((a, b) => a[1] - b[1]);
        return due.slice(0, limit).map(([id]) => id);
      },
      nextLook() {
        let next: number | undefined;
        for (const at of lookAt.values()) next = Math.min(at, next ?? at);
        return next;
      },
      openBehind: (after, limit) =>
        all()
          .filter(({ id, closedAt }) => id > after && closedAt === undefined)
          .slice(0, limit),
      floodingIn: (cell, since) =>
        all().filter(
          (one) =>
            isOpenCover(one) && one.cell === cell && one.matter === 'flooding' && !one.parent && one.openedAt > since,
        ),
      hasOpenChild: (parent) => all().some((one) => one.parent === parent && one.closedAt === undefined),
      parentIn: (cell) => all().find((one) => one.kind === 'parent' && one.closedAt === undefined && one.cell === cell),
      hasKey: (id, key) => entries.some((entry) => entry.incident === id && entry.key === key),
      byKey: (key, who) => {
        const found = entries.find((entry) => entry.key === key && entry.who === who);
        return found && incidents.get(found.incident);
      },
      append: (before, said, fold) =>
        atomically(() => {
          const id = before?.id ?? incidents.size + 1;
          let incident = before;
          for (const { key, at, who, enteredAt, fact } of said) {
            const entry = { id: entries.length + 1, incident: id, at, who, enteredAt, fact: copy(fact) };
            push(entries, { ...entry, key });
            incident = fold(incident, entry);
            if (fact.kind === 'event') put(owners, fact.event, id);
            push(outbox, { id: outbox.length + 1, createdAt: at, change: changeOf(incident, entry) });
          }
          if (!incident) throw new Error('nothing was said');
          const { cover, closedAt } = incident;
          const other = all().find((one) => isOpenCover(one) && one.cover === cover && one.id !== id);
          if (cover !== undefined && closedAt === undefined && other) throw new Error(`two are open at ${cover}`);
          put(incidents, id, copy(incident));
          return incident;
        }),
      lookAt: (id, at) => put(lookAt, id, at),
    },
    outbox: {
      cursor: (sink) => cursors.get(sink) ?? 0,
      bounds: () => ({ oldest: Math.min(1, outbox.length), newest: outbox.length }),
      eventsWithin: (id, last, limit) =>
        outbox
          .slice(id, last)
          .flatMap(({ id: no, change }) => (isIncidentChange(change) ? [] : [{ id: no, change }]))
          .slice(0, limit),
      begin: (sink) => {
        if (!cursors.has(sink)) put(cursors, sink, outbox.length);
      },
      advance: (sink, id) => put(cursors, sink, id),
    },
    events: {
      get: (id) => events.get(id),
      list: ({ limit, before = Number.POSITIVE_INFINITY }) =>
        [...events.values()]
          .filter(({ clearedAt, no }) => clearedAt === null && no < before)
          .sort((a, b) => b.no - a.no)
          .slice(0, limit),
    },
    reviews: {
      add: (note: Omit<EventNote, 'id'>) => {
        push(notes, note);
        return { ...note, id: notes.length };
      },
    } as DeskStore['reviews'],
    orders: {
      add: (order) => {
        const made: Order = { ...order, id: orders.length + 1, state: 'pending', sendings: 0 };
        push(orders, made);
        return made;
      },
      list: (cover) => orders.filter((order) => order.cover === cover).toReversed(),
    },
    covers: { get: (cover: string) => records.get(cover) } as DeskStore['covers'],
    inventory: {
      details: (cover: string) => ({ ...covers.find((one) => one.cover === cover), tags: [] }),
    } as unknown as DeskStore['inventory'],
    registry: { node: () => undefined } as unknown as DeskStore['registry'],
    readings: (cover, limit) =>
      readings
        .filter((one) => one.cover === cover)
        .toReversed()
        .slice(0, limit),
    readingPage: ({ cover, from }) =>
      readings
        .map((reading, id) => ({ place: { at: reading.at, id }, reading }))
        .filter(({ reading }) => reading.cover === cover && reading.at >= from)
        .sort((a, b) => a.place.at - b.place.at || a.place.id - b.place.id),
    drops: () => new Map(),
  };

  return {
    // only what the desk asks for is there
    store: store as DeskStore,
    entries,
    outbox,
    events,
    notes,
    tell(change, now) {
      const { id, cover, transition, quality, revision = 0, shelved = false } = change;
      const { kind, at, peak, value, ...rest } = transition;
      const before = events.get(id);
      const row: EventRow = before ?? {
        ...{ ...rest, id, cover, quality, shelved, value, peak, reason: null, raisedAt: at, receivedAt: now },
        ...{ no: events.size + 1, late: false, revision, clearedAt: null, withdrawn: false },
      };
      const isRaised = kind === 'raised';
      const withdrawn = kind === 'withdrawn' || (kind === 'cleared' && row.withdrawn);
      events.set(id, { ...row, shelved, withdrawn, clearedAt: isRaised ? null : (before?.clearedAt ?? at) });
      outbox.push({ id: outbox.length + 1, createdAt: now, change });
    },
    say(reading, maintenance) {
      readings.push(reading);
      const record = records.get(reading.cover);
      if (!record) return;
      const state = { ...emptyState(), heard: reading.receivedAt, newest: reading.at, maintenance };
      records.set(reading.cover, { ...record, state });
    },
  };
}
