import { emptyState } from '../detect/state.ts';
import { unpackState } from './stateText.ts';
import { type CoverRecord, type Latest, type Profile, READINGS } from './types.ts';

/** A node as the database keeps it, in so far as frames need it. */
export interface NodeRow {
  node: number;
  cover: string;
  key: Uint8Array;
  up_high: number;
  up_near: number;
  up_far: number;
  down: number;
  heartbeat_ms: number | null;
  link: string | null;
  profile: Profile;
}

interface StateRow {
  checkpoint: number | null;
  heard: number | null;
  newest: number | null;
  maintenance: number | null;
  rules: string | null;
  at: number | null;
  tilt: number | null;
  water: number | null;
  battery: number | null;
  temperature: number | null;
  vibration: number | null;
  used: number | null;
  flags: number | null;
}

/** A cover as the database keeps it, with its node and its state where it has one (`heard` is null where not). */
export interface CoverRow extends StateRow {
  cover: string;
  name: string | null;
  grp: string | null;
  node: number | null;
  placed: number;
}

export const SELECT_COVERS = `
  SELECT c.cover, c.name, c.grp, n.node, max(c.placed, coalesce(n.placed, 0)) AS placed, s.checkpoint, s.heard, s.newest, s.maintenance, s.rules,
         s.at, s.tilt, s.water, s.battery, s.temperature, s.vibration, s.used, s.flags
  FROM covers c LEFT JOIN nodes n ON n.cover = c.cover LEFT JOIN states s ON s.cover = c.cover`;

export const SELECT_NODES = `
  SELECT node, cover, key, up_high, up_near, up_far, down, heartbeat_ms, link, profile FROM nodes WHERE cover IS NOT NULL`;

export function toCover(row: CoverRow): CoverRecord {
  const { cover, node, placed, heard, newest, rules } = row;
  const state =
    heard === null || newest === null || rules === null
      ? emptyState()
      : { ...unpackState(rules), newest, heard, maintenance: row.maintenance === 1 };
  return {
    cover,
    name: row.name ?? undefined,
    group: row.grp ?? undefined,
    node: node ?? undefined,
    placed,
    state,
    checkpoint: row.checkpoint ?? undefined,
    latest: toLatest(row),
  };
}

function toLatest(row: StateRow): Latest | undefined {
  if (row.at === null) return undefined;
  const latest: { -readonly [K in keyof Latest]: Latest[K] } = { at: row.at };
  for (const name of READINGS) {
    const value = row[name];
    if (value !== null) latest[name] = value;
  }
  return latest;
}
