import type { Errand } from '../orders/errand.ts';
import type { Packed } from './calmState.ts';
import type { Db } from './database.ts';
import { createErrands } from './errands.ts';
import { createJournal, type Journal } from './journal/journal.ts';
import type { Places } from './journal/places.ts';
import { createResidentCovers } from './resident/covers.ts';
import { createDevices } from './resident/devices.ts';
import { createResidentNodes } from './resident/nodes.ts';
import { type CoverRow, type NodeRow, SELECT_COVERS, SELECT_NODES } from './rows.ts';
import type { Batch, CoverRecord, NodeRecord } from './types.ts';

/** Nodes and covers as of the last commit, in memory. */
export interface Registry {
  node(node: number): NodeRecord | undefined;
  /** the node in a LoRaWAN device: 16 hex digits, lower case */
  device(devEui: string): NodeRecord | undefined;
  cover(cover: string): CoverRecord | undefined;
  /** each is made when it is asked for: a city has a million of them */
  covers(): Iterable<CoverRecord>;
  /** the ids of all covers */
  names(): Iterable<string>;
  /** each cover that was heard, with the receive time of its newest frame */
  heard(): Iterable<readonly [cover: string, heard: number]>;
  /** receive time of the newest frame of any cover; 0 where none was heard */
  lastHeard(): number;
  /** the covers that were heard at that time or later */
  heardSince(at: number): Iterable<string>;
  /** what is to be brought to a node */
  errand(node: NodeRecord): Errand;
  /** Reads everything anew where another process (`lidwatch cover add`) has written. True where it did. */
  refresh(): boolean;
  /** The covers that refresh() has found to be new, or other than they were, since this was last asked. */
  takeChanged(): readonly string[];
  /** before the places of nodes and states */
  readonly journal: Journal;
  /** Takes over what a commit has made durable; `states`: those of its covers, as they were written. */
  apply(batch: Batch, states: readonly Packed[], isInJournal: boolean): void;
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

/** So many covers are read one by one in less time than all of a city are. */
const FEW = 1_000;

export function createRegistry(db: Db, places: Places): Registry {
  const selectNodes = db.prepare<[], NodeRow>(SELECT_NODES);
  const selectDevices = db
    .prepare<[], [string, number]>('SELECT dev_eui, node FROM nodes WHERE dev_eui IS NOT NULL AND cover IS NOT NULL')
    .raw();
  const selectCovers = db.prepare<[], CoverRow>(SELECT_COVERS);
  const selectCover = db.prepare<[string], CoverRow>(`${SELECT_COVERS} WHERE c.cover = ?`);
  const selectNodeOf = db.prepare<[string], NodeRow>(`${SELECT_NODES} AND cover = ?`);
  const selectDeviceOf = db.prepare<[number], string | null>('SELECT dev_eui FROM nodes WHERE node = ?').pluck();
  const selectVersion = db.prepare<[], number>('PRAGMA data_version').pluck();
  const nodes = createResidentNodes();
  const covers = createResidentCovers();
  const devices = createDevices();
  const errands = createErrands(db);
  const journal = createJournal({ db, places, nodes: nodes.unsettled, states: covers.unsettled });
  let version: number | undefined;
  let isOrdered = false;
  /** covers of which something was ordered, where that is all that is new */
  const asked = new Set<string>();
  let writings = 0;
  let changed: string[] = [];

  function putNode(row: NodeRow, devEui: string | undefined): void {
    nodes.put(row, covers.own(row.cover));
    devices.set(row.node, devEui);
  }

  /** First off, then on: two covers may have swapped their nodes. */
  function rereadEach(some: readonly string[]): void {
    journal.settle();
    for (const cover of some) {
      const node = covers.get(cover)?.node;
      if (node === undefined) continue;
      nodes.remove(node);
      devices.set(node, undefined);
    }
    for (const cover of some) {
      const [row, node] = [selectCover.get(cover), selectNodeOf.get(cover)];
      if (row) covers.put(row);
      if (node) putNode(node, selectDeviceOf.get(node.node) ?? undefined);
    }
  }

  // one transaction: nodes and covers of one instant. Whatever the journal has comes first.
  const load = db.transaction(() => {
    const [coversDone, nodesDone] = [covers.beginAnew(), nodes.beginAnew()];
    for (const row of selectCovers.iterate()) {
      if (covers.put(row)) changed.push(row.cover);
    }
    const euis = new Map(selectDevices.all().map(([eui, node]) => [node, eui]));
    for (const row of selectNodes.iterate()) putNode(row, euis.get(row.node));
    coversDone();
    nodesDone();
    for (const node of devices.nodes()) if (!euis.has(node)) devices.set(node, undefined);
    errands.load();
  });

  return {
    node: nodes.get,
    device(devEui) {
      const node = devices.node(devEui);
      return node === undefined ? undefined : nodes.get(node);
    },
    cover: covers.get,
    covers: covers.all,
    names: covers.names,
    heard: covers.heard,
    lastHeard() {
      let last = 0;
      for (const [, heard] of covers.heard()) last = Math.max(last, heard);
      return last;
    },
    *heardSince(at) {
      for (const [cover, heard] of covers.heard()) if (heard >= at) yield cover;
    },
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
      journal.settle();
      load();
      // only now: what could not be read to its end is read again
      version = now;
      isOrdered = false;
      asked.clear();
      return true;
    },
    journal,
    takeChanged() {
      const taken = changed;
      changed = [];
      return taken;
    },
    apply(batch, states, isInJournal) {
      for (const { node } of batch.nodes) nodes.set(node, isInJournal);
      for (const [i, cover] of batch.covers.entries()) covers.set(cover, states[i] as Packed, isInJournal);
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
