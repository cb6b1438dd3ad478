import type { Connection, Cover, Event, Gateway, Known, Link, Model, Note, Part, Ready, Sink, Size } from './model.ts';

/** Something of the stream. */
export type Told =
  | { readonly kind: 'cover'; readonly cover: Cover }
  | { readonly kind: 'part'; readonly part: Part }
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'note'; readonly note: Note };

/** What changes a model, but for keys. */
export type Message =
  | { readonly kind: 'tick' }
  | { readonly kind: 'size'; readonly size: Size }
  | { readonly kind: 'connection'; readonly connection: Connection }
  /** the gateway as a whole, asked for again and again; what it could not say stays as it was */
  | {
      readonly kind: 'asked';
      readonly gateway: Gateway;
      readonly ready: Ready;
      readonly links: readonly Link[] | undefined;
      readonly sinks: readonly Sink[] | undefined;
    }
  /** everything anew, the newest event first */
  | { readonly kind: 'read'; readonly covers: readonly Cover[]; readonly events: readonly Event[] }
  | { readonly kind: 'told'; readonly all: readonly Told[] };

/** Cleared events that are kept. */
const EVENTS = 500;

/** The model after a message that came at `now`, by the clock of this machine. */
export function reduce(model: Model, message: Message, now: number): Model {
  const { known } = model;
  switch (message.kind) {
    case 'tick':
      return { ...model, now };
    case 'size':
      return { ...model, now, size: message.size };
    case 'connection':
      return { ...model, now, connection: message.connection };
    case 'asked': {
      const { gateway, ready, links = known.links, sinks = known.sinks } = message;
      const skew = Date.parse(gateway.now) - now;
      return { ...model, now, heardAt: now, skew, known: { ...known, gateway, ready, links, sinks } };
    }
    case 'read': {
      const covers = new Map(message.covers.map((cover) => [cover.cover, cover]));
      const events = bounded(new Map(message.events.map((event) => [event.id, event])));
      return { ...model, now, heardAt: now, known: { ...known, covers, events } };
    }
    case 'told':
      return { ...model, now, heardAt: now, known: tell(known, message.all) };
  }
}

/** Many at once, so that a map is copied once for all of them. */
function tell(known: Known, all: readonly Told[]): Known {
  const has = (kind: Told['kind']): boolean => all.some((one) => one.kind === kind);
  const covers = has('cover') ? new Map(known.covers) : known.covers;
  let events = has('event') || has('note') ? new Map(known.events) : known.events;
  let { ready } = known;
  for (const one of all) {
    if (one.kind === 'cover') (covers as Map<string, Cover>).set(one.cover.cover, one.cover);
    else if (one.kind === 'part') ready = ready && withPart(ready, one.part);
    else if (one.kind === 'event') (events as Map<string, Event>).set(one.event.id, one.event);
    else {
      const event = events.get(one.note.event);
      if (event) (events as Map<string, Event>).set(event.id, noted(event, one.note));
    }
  }
  if (events !== known.events) events = bounded(events);
  return { ...known, ready, covers, events };
}

/** A part that is new is told with the next question. */
function withPart({ parts }: Ready, part: Part): Ready {
  const changed = parts.map((one) => (one.part === part.part ? part : one));
  return { ready: changed.every(({ status }) => status !== 'down'), parts: changed };
}

/** As documents/reviewDocument.ts has it: the first who has judged it or let it go has seen it. Comments are read elsewhere. */
function noted(event: Event, { kind, at, who }: Note): Event {
  if (kind === 'comment') return event;
  const { acknowledged, verdict, ...rest } = event.review;
  const review = { ...rest, verdict, acknowledged: acknowledged ?? { at, who } };
  if (kind === 'released') return { ...event, review: { ...review, released: { at, who } } };
  return { ...event, review: { ...review, verdict: kind === 'acknowledged' ? verdict : kind } };
}

/** All that are open, and the newest of the others: whoever looks for older ones asks the API. */
function bounded(events: ReadonlyMap<string, Event>): ReadonlyMap<string, Event> {
  const cleared = [...events.values()].filter(({ clearedAt }) => clearedAt !== null);
  if (cleared.length <= EVENTS) return events;
  const oldest = cleared.toSorted((a, b) => b.raisedAt.localeCompare(a.raisedAt)).slice(EVENTS);
  const gone = new Set(oldest.map(({ id }) => id));
  return new Map([...events].filter(([id]) => !gone.has(id)));
}
