import type { Scenario } from '../../scenario/types.ts';
import type { Episode } from '../../truth/episode.ts';
import type { TruthLevels } from '../../truth/levels.ts';
import type { TruthEntry } from '../../truth/truth.ts';

export function provisionalEpisodes(
  entries: readonly TruthEntry[],
  _scenario: Scenario,
  levels: TruthLevels,
): readonly Episode[] {
  const out: Episode[] = [];
  const open = new Map<string, Episode>();
  const begun = new Map<string, number>();
  const start = (e: TruthEntry, rule: Episode['rule'], kind: string, onset: number) => {
    const key = `${e.cover} ${rule}`;
    if (!open.has(key))
      open.set(key, {
        cover: e.cover,
        rule,
        kind,
        from: onset,
        onset,
        end: null,
        required: true,
        ...(rule === 'water.high' ? { firstSample: e.at } : {}),
      });
  };
  const stop = (e: TruthEntry, rule: string) => {
    const key = `${e.cover} ${rule}`;
    const known = open.get(key);
    if (!known) return;
    open.delete(key);
    out.push({ ...known, end: e.at });
  };
  for (const e of entries) {
    if (['lift', 'tilt', 'slide', 'putBack', 'straighten'].includes(e.what)) begun.set(e.cover, e.at);
    if (e.what === 'rest') {
      const at = begun.get(e.cover) ?? e.at;
      const angle = e.angle ?? 0;
      if (angle >= levels.opened.raise) start(e, 'cover.opened', 'lift', at);
      else stop(e, 'cover.opened');
      if (angle >= levels.tilted.raise) start(e, 'cover.tilted', 'lift', at);
      else stop(e, 'cover.tilted');
    }
    if (e.what === 'wet') start(e, 'water.high', 'flood', e.at);
    if (e.what === 'dry') stop(e, 'water.high');
  }
  return [...out, ...open.values()];
}
