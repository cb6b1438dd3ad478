import type { CoverSpec } from '../../scenario/types.ts';
import type { Episode, Obscured } from '../episode.ts';
import type { TruthLevels } from '../levels.ts';
import type { TruthEntry, TruthKind } from '../truth.ts';
import { heartbeatOf } from './nodeTruth.ts';

/** A while in which the gateway could not hear a cover, and why. */
interface Gap {
  readonly why: Obscured;
  readonly from: number;
  readonly until: number;
}

/** What the gateway could hear of one cover, and when it must have missed its node. */
export interface SilenceTruth {
  take(entry: TruthEntry): void;
  episodes(until: number): readonly Episode[];
  /** Why nothing could be heard at some moment between the two. */
  obscured(from: number, until: number): Obscured | undefined;
  /** Whether the node had no power, or no reach, all the time between the two. */
  lost(from: number, until: number): boolean;
}

const CAUSES: Partial<Readonly<Record<TruthKind, Obscured>>> = {
  jam: 'jam',
  outage: 'outage',
  away: 'away',
  reset: 'power',
};
/** The gateway looks for silent nodes now and then, and a node may have doubled its period. */
const LATE = 1.2;

/**
 * node.offline: silence as the gateway's radio really had it. Required where a node was without power, out of reach or jammed
 * for longer than the gateway waits; where frames were only lost, or the gateway itself did not run, it may be raised.
 */
export function createSilenceTruth(spec: CoverSpec, levels: TruthLevels): SilenceTruth {
  const heartbeat = heartbeatOf(spec);
  const patience = levels.offline.heartbeats * heartbeat;
  const gaps: Gap[] = [];
  const over: Episode[] = [];
  /** since when it is not heard, where that is long */
  let silentSince: number | undefined;

  function episode(since: number, end: number | null, until: number): Episode {
    const within = gaps.filter(({ from, until: to }) => from < until && to > since);
    const why = within.reduce<Gap | undefined>(
      (most, gap) => (most && length(most) >= length(gap) ? most : gap),
      undefined,
    );
    const named = why && why.why !== 'outage' ? Math.min(why.until, until) - Math.max(why.from, since) : 0;
    const ran = within.every((gap) => gap.why !== 'outage');
    return {
      cover: spec.cover,
      rule: 'node.offline',
      kind: why?.why ?? 'loss',
      from: since + patience * levels.offline.margin,
      onset: since + patience,
      end,
      required: ran && named >= patience * LATE,
    };
  }

  return {
    take({ at, what, for: ms = 0 }) {
      const why = CAUSES[what];
      if (why) gaps.push({ why, from: at, until: at + ms });
      else if (what === 'silent') silentSince = at - ms;
      else if (what === 'heard') {
        if (ms >= patience * levels.offline.margin) over.push(episode(at - ms, at, at));
        silentSince = undefined;
      }
    },
    episodes(until) {
      if (silentSince === undefined || until - silentSince < patience * levels.offline.margin) return over;
      return [...over, episode(silentSince, null, until)];
    },
    obscured: (from, until) => gaps.find((gap) => gap.from < until && gap.until > from)?.why,
    lost: (from, until) => gaps.some(({ why, ...gap }) => why === 'power' && gap.from <= from && gap.until >= until),
  };
}

function length({ from, until }: Gap): number {
  return until - from;
}
