import type { Configured, Desired } from './configuration.ts';
import { type Layer, mergeLayers, type Place, wantedOf } from './layers.ts';

/** All that is set anywhere. */
export interface LayerBook {
  readonly all: Layer | undefined;
  readonly groups: ReadonlyMap<string, Layer>;
  readonly covers: ReadonlyMap<string, Layer>;
}

/** What is wanted of a cover's node. */
export type DesiredBook = (place: Place, configured: Configured) => Desired | undefined;

/** Merges once for each group, and once for each cover that has settings of its own: every frame asks. */
export function createDesiredBook({ all, groups, covers }: LayerBook): DesiredBook {
  const byGroup = new Map<string | undefined, Layer | undefined>();
  const byCover = new Map<string, { readonly group: string | undefined; readonly merged: Layer | undefined }>();

  function ofGroup(group: string | undefined): Layer | undefined {
    if (byGroup.has(group)) return byGroup.get(group);
    const merged = mergeLayers([all, group === undefined ? undefined : groups.get(group)]);
    byGroup.set(group, merged);
    return merged;
  }

  function ofCover({ cover, group }: Place, own: Layer): Layer | undefined {
    const known = byCover.get(cover);
    if (known && known.group === group) return known.merged;
    const merged = mergeLayers([ofGroup(group), own]);
    byCover.set(cover, { group, merged });
    return merged;
  }

  return (place, configured) => {
    const own = covers.get(place.cover);
    return wantedOf(own ? ofCover(place, own) : ofGroup(place.group), place, configured);
  };
}
