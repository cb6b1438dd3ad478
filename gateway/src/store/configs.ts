import { type Configured, type Desired, UNKNOWN } from '../orders/configuration.ts';
import { type Layer, mergeLayers, type NamedLayer, wantedOf } from '../orders/layers.ts';
import type { SomeSettings } from '../orders/settings.ts';
import type { Db } from './database.ts';
import { ALL_COVERS, createLayerRows } from './layerRows.ts';
import { createMerges, type Merges } from './merges.ts';
import type { CoverRecord } from './types.ts';

/** What is wanted of the node under a cover, where that comes from, and what is known of it. */
export interface CoverConfig extends Pick<CoverRecord, 'cover' | 'node'> {
  /** weakest first */
  readonly layers: readonly NamedLayer[];
  /** undefined until somebody wants anything */
  readonly desired: Desired | undefined;
  readonly configured: Configured;
}

/** What is to be set, made of what was; what it throws changes nothing. `merges` tells what would come of it. */
type Change = (before: SomeSettings, merges: Merges) => SomeSettings;

export interface Configs {
  of(cover: CoverRecord): CoverConfig;
  /** what counts for covers of a group that have nothing of their own, weakest first; undefined: of no group */
  below(group: string | undefined): readonly NamedLayer[];
  /** what is set for a group itself, or for all covers */
  ofGroup(group: string | undefined): Layer | undefined;
  /** what is known of a node's settings */
  configured(node: number | undefined): Configured;
  /**
   * Sets for a cover what `change` makes of what was set before. In one transaction: where two operators change something at
   * once, the second sees what the first has set.
   */
  desire(cover: string, change: Change, now: number): void;
  /** The same for a group, or for all covers: one row, however many covers there are. */
  desireOfGroup(group: string | undefined, change: Change, now: number): void;
}

export function readConfigured(db: Db): readonly (readonly [node: number, configured: Configured])[] {
  const rows = db.prepare<[], [number, string]>('SELECT node, state FROM configured').raw().all();
  // written by errandWriter.ts, and by nobody else
  return rows.map(([node, state]) => [node, JSON.parse(state) as Configured]);
}

export function createConfigs(db: Db, changed: () => void): Configs {
  const layers = createLayerRows(db);
  const merges = createMerges(db);
  const nextRevision = db.prepare<[], number>('UPDATE revisions SET last = last + 1 RETURNING last').pluck();
  const put = (table: string, key: string) =>
    db.prepare(
      `INSERT INTO ${table} (${key}, settings, revision, at) VALUES (?, ?, ?, ?)
       ON CONFLICT (${key}) DO UPDATE SET settings = excluded.settings, revision = excluded.revision, at = excluded.at`,
    );
  const putOfCover = put('desired', 'cover');
  const putOfGroup = put('desired_groups', 'grp');
  const getState = db.prepare<[number], string>('SELECT state FROM configured WHERE node = ?').pluck();

  const desire = db.transaction((cover: string, change: Change, now: number) => {
    const settings = change(layers.ofCover(cover)?.settings ?? {}, merges.ofCover(cover));
    putOfCover.run(cover, JSON.stringify(settings), nextRevision.get(), now);
  });

  const desireOfGroup = db.transaction((group: string | undefined, change: Change, now: number) => {
    const settings = change(layers.ofGroup(group)?.settings ?? {}, merges.ofGroup(group));
    putOfGroup.run(group ?? ALL_COVERS, JSON.stringify(settings), nextRevision.get(), now);
  });

  function configured(node: number | undefined): Configured {
    const state = node === undefined ? undefined : getState.get(node);
    return state === undefined ? UNKNOWN : (JSON.parse(state) as Configured);
  }

  return {
    of(record) {
      const { cover, node } = record;
      const found = layers.of(record);
      const known = configured(node);
      const merged = mergeLayers(found.map(({ layer }) => layer));
      return { cover, node, layers: found, desired: wantedOf(merged, record, known), configured: known };
    },
    below: layers.belowCovers,
    ofGroup: layers.ofGroup,
    configured,
    desire(cover, change, now) {
      desire.immediate(cover, change, now);
      changed();
    },
    desireOfGroup(group, change, now) {
      desireOfGroup.immediate(group, change, now);
      changed();
    },
  };
}
