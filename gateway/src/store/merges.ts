import type { Merge } from '../orders/layers.ts';
import type { SomeSettings } from '../orders/settings.ts';
import type { Db } from './database.ts';
import { createLayerRows, readGroupLayers } from './layerRows.ts';

/** What covers have before and after a change of a layer; lazy, since a city may have many covers with settings of their own. */
export type Merges = (after: SomeSettings) => Iterable<Merge>;

interface OwnRow {
  cover: string;
  grp: string | null;
  settings: string;
}

/** Finds what stands on a layer: to be asked within the transaction that changes it. */
export function createMerges(db: Db) {
  const layers = createLayerRows(db);
  const select = 'SELECT d.cover, c.grp, d.settings FROM desired d JOIN covers c ON c.cover = d.cover';
  const ownOfAll = db.prepare<[], OwnRow>(select);
  const ownOfGroup = db.prepare<[string], OwnRow>(`${select} WHERE c.grp = ?`);
  const groupOf = db.prepare<[string], string | null>('SELECT grp FROM covers WHERE cover = ?').pluck();

  const settingsOf = (group: string | undefined): SomeSettings => layers.ofGroup(group)?.settings ?? {};
  const parse = (settings: string): SomeSettings => JSON.parse(settings) as SomeSettings;

  function* ofAll(after: SomeSettings): Generator<Merge> {
    const before = settingsOf(undefined);
    const { groups } = readGroupLayers(db);
    yield { of: undefined, before, after };
    for (const [group, { settings }] of groups) {
      yield { of: `group ${group}`, before: { ...before, ...settings }, after: { ...after, ...settings } };
    }
    for (const { cover, grp, settings } of ownOfAll.iterate()) {
      const above = { ...(grp === null ? undefined : groups.get(grp)?.settings), ...parse(settings) };
      yield { of: `cover ${cover}`, before: { ...before, ...above }, after: { ...after, ...above } };
    }
  }

  function* ofGroup(group: string, after: SomeSettings): Generator<Merge> {
    const below = settingsOf(undefined);
    const [was, is] = [
      { ...below, ...settingsOf(group) },
      { ...below, ...after },
    ];
    yield { of: undefined, before: was, after: is };
    for (const { cover, settings } of ownOfGroup.iterate(group)) {
      const own = parse(settings);
      yield { of: `cover ${cover}`, before: { ...was, ...own }, after: { ...is, ...own } };
    }
  }

  return {
    ofCover: (cover: string): Merges => {
      const group = groupOf.get(cover) ?? undefined;
      const below = { ...settingsOf(undefined), ...(group === undefined ? undefined : settingsOf(group)) };
      const own = layers.ofCover(cover)?.settings;
      return (after) => [{ of: undefined, before: { ...below, ...own }, after: { ...below, ...after } }];
    },
    ofGroup: (group: string | undefined): Merges => (group === undefined ? ofAll : (after) => ofGroup(group, after)),
  };
}
