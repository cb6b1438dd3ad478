import type { Cover, Event, Known, Model, Sort } from './model.ts';

/** What is on the screen: the present, or what it was when it was paused. */
export function shownOf({ known, frozen }: Model): Known {
  return frozen ?? known;
}

const SEVERITIES = ['critical', 'major', 'minor', 'info'];

function severityOf(severity: string): number {
  const at = SEVERITIES.indexOf(severity);
  return at < 0 ? SEVERITIES.length : at;
}

type Compare<T> = (a: T, b: T) => number;

/** The first that tells two apart. */
function by<T>(...all: readonly Compare<T>[]): Compare<T> {
  return (a, b) => {
    for (const compare of all) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
}

const worst = ({ events: [first] }: Cover): number => (first ? severityOf(first.severity) : SEVERITIES.length + 1);
const heardAt = ({ heard }: Cover): number => (heard === null ? 0 : Date.parse(heard));
const battery = ({ readings }: Cover): number => readings.battery ?? Number.MAX_SAFE_INTEGER;
/** C-7 before C-10; made once, since making one takes longer than a thousand comparisons. */
const collator = new Intl.Collator('en', { numeric: true });
const byCover: Compare<Cover> = (a, b) => collator.compare(a.cover, b.cover);

const COVERS: Readonly<Record<Sort, Compare<Cover>>> = {
  alarm: by(
    (a, b) => worst(a) - worst(b),
    (a, b) => heardAt(a) - heardAt(b),
    byCover,
  ),
  heard: by((a, b) => heardAt(b) - heardAt(a), byCover),
  silent: by((a, b) => heardAt(a) - heardAt(b), byCover),
  cover: byCover,
  battery: by((a, b) => battery(a) - battery(b), byCover),
};

function holds(filter: string, words: readonly (string | undefined)[]): boolean {
  if (filter === '') return true;
  const wanted = filter.toLowerCase();
  return words.some((word) => word?.toLowerCase().includes(wanted));
}

interface Sorted {
  readonly wanted: string;
  readonly covers: readonly Cover[];
}

/** What was sorted last of a state: a city is drawn anew each second, and seldom another. */
const lately = new WeakMap<Known['covers'], Sorted>();

export function coversOf(model: Model): readonly Cover[] {
  const { covers } = shownOf(model);
  const wanted = `${model.sort} ${model.filter}`;
  const last = lately.get(covers);
  if (last?.wanted === wanted) return last.covers;
  const sorted = sortedCovers(covers, model);
  lately.set(covers, { wanted, covers: sorted });
  return sorted;
}

function sortedCovers(covers: Known['covers'], { filter, sort }: Model): readonly Cover[] {
  const found = [...covers.values()].filter(({ cover, name, group, condition, events }) =>
    holds(filter, [cover, name, group, condition, ...events.map(({ rule }) => rule)]),
  );
  return found.sort(COVERS[sort]);
}

const newest: Compare<Event> = (a, b) => b.raisedAt.localeCompare(a.raisedAt) || a.id.localeCompare(b.id);

export function nameOf(model: Model, cover: string): string {
  return shownOf(model).covers.get(cover)?.name ?? '';
}

function found(model: Model, which: (event: Event) => boolean): readonly Event[] {
  const events = [...shownOf(model).events.values()].filter(
    (event) =>
      which(event) &&
      holds(model.filter, [event.cover, nameOf(model, event.cover), event.rule, event.severity, event.review.verdict]),
  );
  return events.sort(newest);
}

/** Newest first. */
export function eventsOf(model: Model): readonly Event[] {
  return found(model, () => true);
}

/** Open ones: those that nobody has seen before the others, what is shelved last, the most severe first. */
export function alarmsOf(model: Model): readonly Event[] {
  const order = by<Event>(
    (a, b) => Number(a.review.shelvedUntil !== null) - Number(b.review.shelvedUntil !== null),
    (a, b) => Number(a.review.acknowledged !== null) - Number(b.review.acknowledged !== null),
    (a, b) => severityOf(a.severity) - severityOf(b.severity),
    newest,
  );
  return [...found(model, ({ clearedAt }) => clearedAt === null)].sort(order);
}
