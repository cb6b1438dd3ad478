import type { Action, TruthEntry } from '../../../sim/src/index.ts';

/** What is wrong with the covers of a city, kept from the truth: so that whoever comes to mend one knows what to do. */
export interface Wounds {
  heed(entry: TruthEntry): void;
  /** What puts the cover right; `askew`: but for stones that are left under its lid. */
  cure(cover: string, askew: boolean): readonly Action[];
}

type Wound = 'lid' | 'frame' | 'sensor' | 'node' | 'cell' | 'seat';

const FRESH_CELL = 3_640;
/** deg */
const ON_STONES = 6.5;
/** mV; below it a cell is worth replacing */
export const WEAK = 3_350;

function woundOf({ what, angle, battery, for: ms }: TruthEntry): Wound | undefined {
  switch (what) {
    case 'lift':
    case 'slide':
    case 'carry':
      return 'lid';
    case 'putBack':
      return (angle ?? 0) > 1 ? 'lid' : undefined;
    case 'tilt':
      return 'frame';
    // what lasts for no time is the end of it: a cure is told by the truth, too
    case 'obstruct':
    case 'fail':
      return ms === 0 ? undefined : 'sensor';
    case 'away':
      return ms === 0 ? undefined : 'node';
    case 'loosen':
      return ms === 0 ? undefined : 'seat';
    case 'battery':
      return (battery ?? FRESH_CELL) < WEAK ? 'cell' : undefined;
    default:
      return undefined;
  }
}

function cureOf(wound: Wound, askew: boolean): Action {
  switch (wound) {
    case 'lid':
      return { kind: 'putBack', to: askew ? ON_STONES : 0, ms: 3_000 };
    case 'frame':
      return { kind: 'straighten', to: 0, ms: 4_000 };
    case 'sensor':
      return { kind: 'obstruct', distance: Number.MAX_SAFE_INTEGER, ms: 0 };
    case 'node':
      return { kind: 'away', ms: 0 };
    case 'cell':
      return { kind: 'battery', millivolts: FRESH_CELL, ms: 0 };
    case 'seat':
      return { kind: 'loosen', share: 0, gain: 1, ms: 0 };
  }
}

export function createWounds(weakCells: readonly string[] = []): Wounds {
  const open = new Map<string, Set<Wound>>(weakCells.map((cover) => [cover, new Set<Wound>(['cell'])]));
  return {
    heed(entry) {
      const wound = woundOf(entry);
      if (wound === undefined) return;
      const wounds = open.get(entry.cover) ?? new Set<Wound>();
      open.set(entry.cover, wounds.add(wound));
    },
    cure(cover, askew) {
      const wounds = [...(open.get(cover) ?? [])];
      // what is left on stones is told by the truth itself, and so stands open again
      open.delete(cover);
      return wounds.map((wound) => cureOf(wound, askew));
    },
  };
}
