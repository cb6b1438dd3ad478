import type { LayerBook } from '../orders/desiredBook.ts';
import type { Layer, NamedLayer, Place } from '../orders/layers.ts';
import type { SomeSettings } from '../orders/settings.ts';
import type { Db } from './database.ts';

/** Of the table desired, and of desired_groups. Their JSON is written by configs.ts, and by nobody else. */
export interface LayerRow {
  settings: string;
  revision: number;
  at: number;
}

/** Stands for all covers in the column desired_groups.grp: no group is called so. */
export const ALL_COVERS = '';

export function toLayer({ settings, revision, at }: LayerRow): Layer {
  return { settings: JSON.parse(settings) as SomeSettings, revision, at };
}

export function readGroupLayers(db: Db): Pick<LayerBook, 'all' | 'groups'> {
  const rows = db.prepare<[], LayerRow & { grp: string }>('SELECT * FROM desired_groups').all();
  const groups = new Map(rows.map((row) => [row.grp, toLayer(row)]));
  const all = groups.get(ALL_COVERS);
  groups.delete(ALL_COVERS);
  return { all, groups };
}

export function readLayers(db: Db): LayerBook {
  const covers = new Map<string, Layer>();
  const rows = db.prepare<[], LayerRow & { cover: string }>('SELECT * FROM desired');
  for (const row of rows.iterate()) covers.set(row.cover, toLayer(row));
  return { ...readGroupLayers(db), covers };
}

export interface LayerRows {
  /** undefined: of all covers */
  ofGroup(group: string | undefined): Layer | undefined;
  ofCover(cover: string): Layer | undefined;
  /** what a cover of the group stands on, weakest first; undefined: one in no group */
  belowCovers(group: string | undefined): readonly NamedLayer[];
  /** all that counts for a cover, weakest first */
  of(place: Pick<Place, 'cover' | 'group'>): readonly NamedLayer[];
}

export function createLayerRows(db: Db): LayerRows {
  const getOfGroup = db.prepare<[string], LayerRow>('SELECT * FROM desired_groups WHERE grp = ?');
  const getOfCover = db.prepare<[string], LayerRow>('SELECT * FROM desired WHERE cover = ?');
  const read = (row: LayerRow | undefined): Layer | undefined => row && toLayer(row);
  const named = (from: string, layer: Layer | undefined): readonly NamedLayer[] => (layer ? [{ from, layer }] : []);

  const self: LayerRows = {
    ofGroup: (group = ALL_COVERS) => read(getOfGroup.get(group)),
    ofCover: (cover) => read(getOfCover.get(cover)),
    belowCovers(group) {
      const all = named('all covers', self.ofGroup(undefined));
      return group === undefined ? all : [...all, ...named(`group ${group}`, self.ofGroup(group))];
    },
    of: ({ cover, group }) => [...self.belowCovers(group), ...named(`cover ${cover}`, self.ofCover(cover))],
  };
  return self;
}
