import type { Entry, Fact } from '../incidents/types.ts';
import { createFigures } from './figures.ts';
import { createStory, type Story } from './story.ts';
import type { Figures, Filter, Span } from './types.ts';

/** Where a page of incidents ends. */
interface Place {
  readonly openedAt: number;
  readonly incident: number;
}

/** The entries of incidents, page by page: a city has more of them than memory. */
export interface EntrySource {
  /** those that were opened before the end of the span and not closed for good before it began, the oldest first */
  incidents(span: Span, after: Place | undefined, limit: number): readonly Place[];
  /** of one incident, in their order: those behind an entry that came before an instant */
  entries(incident: number, after: number, before: number, limit: number): readonly Entry[];
}

export interface SuperviseOptions {
  readonly source: EntrySource;
  readonly span: Span;
  readonly filter?: Filter;
  readonly now: number;
  readonly recurrent: number;
  /** incidents, and entries of one of them, that are read at a time */
  readonly page?: number;
  /** between two pages: others have their turn */
  readonly pause?: () => Promise<unknown>;
}

const PAGE = 100;

type Opening = Entry & { readonly fact: Extract<Fact, { kind: 'opened' }> };

function isOpening(entry: Entry | undefined): entry is Opening {
  return entry?.fact.kind === 'opened';
}

/** undefined where nothing was known of it yet. */
export function readStory(source: EntrySource, incident: number, before: number, page = PAGE): Story | undefined {
  let entries = source.entries(incident, 0, before, page);
  const [first] = entries;
  if (!isOpening(first)) return undefined;
  const teller = createStory(first);
  while (entries.length > 0) {
    for (const entry of entries) teller.take(entry);
    if (entries.length < page) break;
    entries = source.entries(incident, entries.at(-1)?.id ?? 0, before, page);
  }
  return teller.story();
}

/**
 * The figures of a span, from the entries that came before its end and nothing else: those of a month that is over stay as they
 * are, whatever becomes of its incidents.
 */
export async function supervise(options: SuperviseOptions): Promise<Figures> {
  const { source, span, filter = {}, now, recurrent, page = PAGE, pause = async () => undefined } = options;
  const counter = createFigures({ span, filter, until: Math.min(now, span.to), recurrent });
  let places = source.incidents(span, undefined, page);
  while (places.length > 0) {
    for (const { incident } of places) {
      const story = readStory(source, incident, span.to, page);
      if (story) counter.add(story);
    }
    if (places.length < page) break;
    await pause();
    places = source.incidents(span, places.at(-1), page);
  }
  return counter.figures();
}
