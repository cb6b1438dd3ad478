import type { CoverSpec } from '../scenario/types.ts';
import type { Episode } from './episode.ts';
import { createLidTruth } from './fold/lidTruth.ts';
import { createNodeTruth } from './fold/nodeTruth.ts';
import type { Part } from './fold/part.ts';
import { createSilenceTruth, type SilenceTruth } from './fold/silenceTruth.ts';
import { createWaterTruth } from './fold/waterTruth.ts';
import { GATEWAY_LEVELS, type TruthLevels } from './levels.ts';
import type { TruthEntry } from './truth.ts';

/** Collects the truth of a city as it happens, and says at the end which events there had to be. */
export interface EpisodeFold {
  /** `createCity` must have been given the same levels. Entries in the order of time; vehicles may be left out. */
  take(entry: TruthEntry): void;
  /** Episodes until virtual time `until`, by their onset. */
  episodes(until: number): readonly Episode[];
}

/** ms that an alert takes to be heard: what is drowned within them is heard later */
const HEARD = 30_000;

interface CoverTruth {
  readonly parts: readonly Part[];
  readonly silence: SilenceTruth;
}

export function createEpisodeFold(covers: readonly CoverSpec[], levels: TruthLevels = GATEWAY_LEVELS): EpisodeFold {
  const truths = new Map(
    covers.map((spec): [string, CoverTruth] => {
      const parts = [createLidTruth(spec, levels), createWaterTruth(spec, levels), createNodeTruth(spec, levels)];
      return [spec.cover, { parts, silence: createSilenceTruth(spec, levels) }];
    }),
  );

  function seen(episode: Episode, { silence }: CoverTruth, until: number): Episode {
    const { onset, firstSample, end } = episode;
    if (silence.lost(onset, end ?? until)) return { ...episode, required: false };
    const obscured = silence.obscured(onset, (firstSample ?? onset) + HEARD);
    return obscured ? { ...episode, obscured } : episode;
  }

  return {
    take(entry) {
      if (entry.what === 'pass') return;
      const truth = truths.get(entry.cover);
      if (!truth) return;
      truth.silence.take(entry);
      for (const part of truth.parts) part.take(entry);
    },
    episodes(until) {
      const all = [...truths.values()].flatMap((truth) => [
        ...truth.parts.flatMap(({ trackers }) =>
          trackers.flatMap((tracker) => tracker.episodes(until).map((episode) => seen(episode, truth, until))),
        ),
        ...truth.silence.episodes(until),
      ]);
      return all.sort((a, b) => a.onset - b.onset);
    },
  };
}

/** The episodes of a whole truth: a pure function of what happened and of what the covers are. */
export function episodesOf(
  entries: readonly TruthEntry[],
  covers: readonly CoverSpec[],
  until: number,
  levels: TruthLevels = GATEWAY_LEVELS,
): readonly Episode[] {
  const fold = createEpisodeFold(covers, levels);
  for (const entry of entries) fold.take(entry);
  return fold.episodes(until);
}
