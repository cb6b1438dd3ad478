import { emptyState } from '../detect/state.ts';
import type { Errand } from '../orders/errand.ts';
import type { Db } from './database.ts';
import { createErrands } from './errands.ts';
import { unpackState } from './stateText.ts';
import type { Batch, CoverRecord, Latest, NodeRecord, Profile } from './types.ts';

/** Nodes and covers as of the last commit, in memory. */
export interface Registry {
  node(node: number): NodeRecord | undefined;
  /** the node in a LoRaWAN device: 16 hex digits, lower case */
  device(devEui: string): NodeRecord | undefined;
  cover(cover: string): CoverRecord | undefined;
  covers(): Iterable<CoverRecord>;
  /** what is to be brought to a node */
  errand(node: NodeRecord): Errand;
  /** Reads everything anew where another process (`lidwatch cover add`) has written. True where it did. */
  refresh(): boolean;
  /** Takes over what a commit has made durable. */
  apply(batch: Batch): void;
  /**
   * Somebody in this process has written of these covers, or of the nodes on them: they are read anew, or where they are
   * many everything is with the next refresh().
   */
  reread(covers: readonly string[]): void;
  /** false: the next refresh() reads everything anew */
  isFresh(): boolean;
  /** Changes whenever covers or nodes were changed by anybody but the frames, here or in another process. */
  stamp(): string;
  /** Somebody in this process has written what is to be brought to nodes, or ordered something of one cover: the next refresh() reads it. */
  ordered(cover?: string): void;
  /** Whatever is in memory may differ from the database: the next refresh() reads it anew. */
  distrust(): void;
}

interface NodeRow {
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
  dev_eui: string | null;
}

interface StateRow {
  heard: number | null;
  newest: number;
  maintenance: number;
  rules: string;
  at: number | null;
  tilt: number | null;
  water: number | null;
  battery: number | null;
  temperature: number | null;
  vibration: number | null;
  used: number | null;
  flags: number | null;
}

export interface CoverRow extends StateRow {
  cover: string;
  name: string | null;
  grp: string | null;
  node: number | null;
  placed: number;
}

/** Covers, with their node and their state where they have one (`heard` is null where not). */
export const SELECT_COVERS = `
  SELECT c.cover, c.name, c.grp, n.node, max(c.placed, coalesce(n.placed, 0)) AS placed, s.heard, s.newest, s.maintenance, s.rules,
         s.at, s.tilt, s.water, s.battery, s.temperature, s.vibration, s.used, s.flags
  FROM covers c LEFT JOIN nodes n ON n.cover = c.cover LEFT JOIN states s ON s.cover = c.cover`;

const SELECT_NODES = `
  SELECT node, cover, key, up_high, up_near, up_far, down, heartbeat_ms, link, profile, dev_eui FROM nodes WHERE cover IS NOT NULL`;

/** So many covers are read one by one in less time than all of a city are. */
const FEW = 1_000;

export function createRegistry(db: Db): Registry {
  const selectNodes = db.prepare<[], NodeRow>(SELECT_NODES);
  const selectCovers = db.prepare<[], CoverRow>(SELECT_COVERS);
  const selectCover = db.prepare<[string], CoverRow>(`${SELECT_COVERS} WHERE c.cover = ?`);
  const selectNodeOf = db.prepare<[string], NodeRow>(`${SELECT_NODES} AND cover = ?`);
  const selectVersion = db.prepare<[], number>('PRAGMA data_version').pluck();
  const nodes = new Map<number, NodeRecord>();
  const devices = new Map<string, number>();
  const deviceOf = new Map<number, string>();
  const covers = new Map<string, CoverRecord>();
  const errands = createErrands(db);
  let version: number | undefined;
  let isOrdered = false;
  /** covers of which something was ordered, where that is all that is new */
  const asked = new Set<string>();
  let writings = 0;

  function addNode(row: NodeRow): void {
    nodes.set(row.node, toNode(row));
    if (row.dev_eui === null) return;
    devices.set(row.dev_eui, row.node);
    deviceOf.set(row.node, row.dev_eui);
  }

  function removeNode(node: number): void {
    nodes.delete(node);
    const devEui = deviceOf.get(node);
    if (devEui === undefined) return;
    deviceOf.delete(node);
    devices.delete(devEui);
  }

  /** First off, then on: two covers may have swapped their nodes. */
  function rereadEach(some: readonly string[]): void {
    for (const cover of some) {
      const node = covers.get(cover)?.node;
      if (node !== undefined) removeNode(node);
    }
    for (const cover of some) {
      const [row, node] = [selectCover.get(cover), selectNodeOf.get(cover)];
      if (row) covers.set(cover, toCover(row));
      if (node) addNode(node);
    }
  }

  function load(): void {
    nodes.clear();
    devices.clear();
    deviceOf.clear();
    covers.clear();
    for (const row of selectNodes.iterate()) addNode(row);
    for (const row of selectCovers.iterate()) covers.set(row.cover, toCover(row));
    errands.load();
  }

  return {
    node: (node) => nodes.get(node),
    device(devEui) {
      const node = devices.get(devEui);
      return node === undefined ? undefined : nodes.get(node);
    },
    cover: (cover) => covers.get(cover),
    covers: () => covers.values(),
    errand: ({ node, cover }) => errands.of(node, covers.get(cover) ?? { cover, group: undefined, placed: 0 }),
    refresh() {
      // sqlite.org/pragma.html#pragma_data_version: changes when another connection has committed, not when this one did
      const now = selectVersion.get();
      if (now === version) {
        if (isOrdered) errands.loadAsked();
        else for (const cover of asked) errands.loadOrders(cover);
        isOrdered = false;
        asked.clear();
        return false;
      }
      load();
      // only now: what could not be read to its end is read again
      version = now;
      isOrdered = false;
      asked.clear();
      return true;
    },
    apply(batch) {
      for (const { node } of batch.nodes) nodes.set(node.node, node);
      for (const cover of batch.covers) covers.set(cover.cover, cover);
      errands.apply(batch);
    },
    reread(some) {
      writings += 1;
      // what was never read, or is not believed any more, is read as a whole
      if (version === undefined) return;
      try {
        if (some.length <= FEW) rereadEach(some);
        else version = undefined;
      } catch {
        // what was written stays written; the next refresh() tells what is wrong with the database
        version = undefined;
      }
    },
    isFresh: () => version !== undefined,
    stamp: () => `${selectVersion.get()} ${writings}`,
    ordered(cover) {
      if (cover === undefined || asked.size >= FEW) isOrdered = true;
      else asked.add(cover);
    },
    distrust() {
      writings += 1;
      version = undefined;
    },
  };
}

function toNode(row: NodeRow): NodeRecord {
  const { node, cover, key, down, profile } = row;
  const window = { high: row.up_high, near: row.up_near, far: row.up_far };
  return {
    node,
    cover,
    profile,
    keptKey: key,
    window,
    down,
    heartbeatMs: row.heartbeat_ms ?? undefined,
    link: row.link ?? undefined,
  };
}

export function toCover(row: CoverRow): CoverRecord {
  const { cover, node, placed } = row;
  const heard = row.heard;
  const state =
    heard === null
      ? emptyState()
      : {
          ...unpackState(row.rules),
          newest: row.newest,
          heard,
          maintenance: row.maintenance === 1,
        };
  return {
    cover,
    name: row.name ?? undefined,
    group: row.grp ?? undefined,
    node: node ?? undefined,
    placed,
    state,
    latest: toLatest(row),
  };
}

const READINGS = ['tilt', 'water', 'battery', 'temperature', 'vibration', 'used', 'flags'] as const;

function toLatest(row: StateRow): Latest | undefined {
  if (row.at === null) return undefined;
  const latest: { -readonly [K in keyof Latest]: Latest[K] } = { at: row.at };
  for (const name of READINGS) {
    const value = row[name];
    if (value !== null) latest[name] = value;
  }
  return latest;
}
