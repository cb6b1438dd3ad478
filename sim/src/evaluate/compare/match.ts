import type { Episode } from '../../truth/episode.ts';
import type { SeenEvent } from '../observed.ts';

/**
 * By so much an event may miss an episode and still belong to it, ms: ages travel in whole seconds, a series is a few
 * samples long, and a frame is on the air for some tenths.
 */
export const TOLERANCE = 10_000;

/**
 * What an event was worth. true: it serves a required episode. repeated: another event serves that episode. excused: within an
 * episode that need not be found. false: nothing was there. withdrawn: the detector has taken it back itself.
 */
export type Verdict = 'true' | 'repeated' | 'excused' | 'false' | 'withdrawn';

interface Judged {
  readonly event: SeenEvent;
  readonly verdict: Verdict;
  /** the one that it belongs to */
  readonly episode?: Episode;
}

export interface Matching {
  readonly events: readonly Judged[];
  /** required episodes, with the event that serves each; undefined: missed */
  readonly required: readonly { readonly episode: Episode; readonly event: SeenEvent | undefined }[];
}

/**
 * Events of a detector against what happened, by cover and rule. The outcome does not hang on the order in which either is
 * handed in. An event serves one episode, and an episode is served by one event; of several in reach it takes the
 * required one that is over first, so that a later event finds the later one free.
 */
export function match(episodes: readonly Episode[], events: readonly SeenEvent[]): Matching {
  const groups = new Map<string, { episodes: Episode[]; events: SeenEvent[] }>();
  function groupOf({ cover, rule }: { readonly cover: string; readonly rule: string }) {
    const key = `${cover} ${rule}`;
    const group = groups.get(key) ?? { episodes: [], events: [] };
    groups.set(key, group);
    return group;
  }
  for (const episode of episodes) groupOf(episode).episodes.push(episode);
  for (const event of events) groupOf(event).events.push(event);
  const matched = [...groups.keys()].toSorted().map((key) => {
    const group = groups.get(key);
    return matchGroup(group?.episodes ?? [], group?.events ?? []);
  });
  return { events: matched.flatMap((one) => one.events), required: matched.flatMap((one) => one.required) };
}

function matchGroup(episodes: readonly Episode[], events: readonly SeenEvent[]): Matching {
  const inOrder = episodes.toSorted((a, b) => endOf(a) - endOf(b) || a.from - b.from);
  const served = new Map<Episode, SeenEvent>();

  function judge(event: SeenEvent): Judged {
    if (event.withdrawn) return { event, verdict: 'withdrawn' };
    const reached = inOrder.filter((episode) => overlaps(episode, event));
    const required = reached.filter((episode) => episode.required);
    const free = required.find((episode) => !served.has(episode));
    if (free) {
      served.set(free, event);
      return { event, verdict: 'true', episode: free };
    }
    const [episode = reached[0]] = required;
    if (!episode) return { event, verdict: 'false' };
    return { event, verdict: episode.required ? 'repeated' : 'excused', episode };
  }

  const judged = events.toSorted((a, b) => a.onset - b.onset || a.durable - b.durable).map(judge);
  const required = inOrder.filter((one) => one.required).map((episode) => ({ episode, event: served.get(episode) }));
  return { events: judged, required };
}

const endOf = ({ end }: Episode): number => end ?? Number.POSITIVE_INFINITY;

function overlaps(episode: Episode, { onset, cleared }: SeenEvent): boolean {
  return onset <= endOf(episode) + TOLERANCE && (cleared ?? Number.POSITIVE_INFINITY) >= episode.from - TOLERANCE;
}
