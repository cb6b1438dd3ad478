import type { Configured, Desired } from './configuration.ts';
import type { SomeSettings } from './settings.ts';

/** What is set in one place. Its revision is that of its last change. */
export type Layer = Omit<Desired, 'at'> & { readonly at: number };

/** Where a cover's settings come from, weakest first: all covers < its group < the cover itself. */
export interface NamedLayer {
  /** `all covers`, `group NAME` or `cover NAME` */
  readonly from: string;
  readonly layer: Layer;
}

/** A cover in its group, with a node under it. */
export interface Place {
  readonly cover: string;
  readonly group: string | undefined;
  /** the revision at which it last came into another group, or another node under it */
  readonly placed: number;
}

/** What a change would do to covers, told once for all that have the same. */
export interface Merge {
  /** whose: as NamedLayer.from; undefined where it is what was set itself, over what it stands on */
  readonly of: string | undefined;
  readonly before: SomeSettings;
  readonly after: SomeSettings;
}

/** Weakest first; undefined where nobody has set anything. */
export function mergeLayers(layers: readonly (Layer | undefined)[]): Layer | undefined {
  return layers.reduce((below, above) => {
    if (!below || !above) return below ?? above;
    return {
      settings: { ...below.settings, ...above.settings },
      revision: Math.max(below.revision, above.revision),
      at: Math.max(below.at, above.at),
    };
  }, undefined);
}

/**
 * What is wanted of the node under a cover. A node that was configured before, and is now where nobody wants anything, is to
 * be as any other node there: as the protocol has it.
 */
export function wantedOf(merged: Layer | undefined, { placed }: Place, { version }: Configured): Desired | undefined {
  if (!merged) return version > 0 ? { settings: {}, revision: placed } : undefined;
  return merged.revision >= placed ? merged : { ...merged, revision: placed };
}
