import type { Db } from '../database.ts';
import type { Places } from './places.ts';
import { createRowWriter, type Row } from './rowBytes.ts';
import { settleJournal } from './settleJournal.ts';

/** Rows in memory that stand in the journal, and not yet in their places. */
export interface Unsettled {
  /** rows in memory, settled or not */
  size(): number;
  /** The next of them from a position on, `limit` at most; `next` is undefined behind the last. */
  from(position: number, limit: number): { readonly rows: readonly Row[]; readonly next: number | undefined };
  /** Those of positions from `begin` to below `end` stand in their places now. */
  settled(begin: number, end: number): void;
}

/** What a batch leaves of nodes and covers, as rows. */
interface Left {
  readonly nodes: readonly Row[];
  readonly states: readonly Row[];
}

/**
 * Small batches write the rows of their nodes and covers where they belong. In a large one nearly each frame would touch
 * two pages of its own, each written twice (log and database): it is written as one row of the journal, one page for many
 * frames, and brought to its places later, in the order of the places.
 */
export interface Journal {
  /** Within the transaction of a batch: true where it went into the journal, false where into the places. */
  write(left: Left): boolean;
  /** The transaction of a batch that went into the journal has ended well. */
  written(records: number): void;
  /** A part of its work for each batch under load, where so much has gathered that there is no waiting for a quiet hour. */
  relieve(records: number): void;
  /**
   * One bounded step of bringing what is in memory to its places; true where more is to be done. Only while what is in memory
   * is what was committed.
   */
  step(): boolean;
  /** All of it, from the database alone: whatever is in memory need not be believed. */
  settle(): void;
}

/** Nodes and covers of a batch that are written in their places where nothing waits in the journal. */
const SMALL = 64;
/**
 * Records that may gather under load, of 250 bytes each: some of each cover, so that its row is written once for them, and
 * whole pages with it.
 */
const LONG = { each: 4, least: 50_000, most: 2_000_000 } as const;
/** Rows that one step brings to their places. */
const STEP = 4_000;
/** Under load, for each record that comes: a round of a city's nodes and covers ends before as much has gathered again. */
const PACE = 4;

interface Pass {
  /** the journal up to here is not needed once all that is in memory now stands in its place */
  readonly upTo: number;
  node: number | undefined;
  state: number | undefined;
}

export interface JournalOptions {
  readonly db: Db;
  readonly places: Places;
  /** what is in memory */
  readonly nodes: Unsettled;
  readonly states: Unsettled;
}

export function createJournal({ db, places, nodes, states }: JournalOptions): Journal {
  const insert = db.prepare('INSERT INTO journal (nodes, states) VALUES (?, ?)');
  const last = db.prepare<[], number | null>('SELECT max(id) FROM journal').pluck();
  const forget = db.prepare('DELETE FROM journal WHERE id <= ?');
  const [nodeWriter, stateWriter] = [createRowWriter(), createRowWriter()];
  let isEmpty = true;
  /** records since the last pass began */
  let gathered = 0;
  let pass: Pass | undefined;

  /** The positions behind what was written, undefined at the end. */
  const writeSome = db.transaction((at: Pass, limit: number) => {
    const some = at.node === undefined ? undefined : nodes.from(at.node, limit);
    for (const row of some?.rows ?? []) places.putNode(row);
    const left = limit - (some?.rows.length ?? 0);
    const more = at.state === undefined || left === 0 ? undefined : states.from(at.state, left);
    for (const row of more?.rows ?? []) places.putState(row);
    const after = { node: some ? some.next : at.node, state: more ? more.next : at.state };
    if (after.node === undefined && after.state === undefined) forget.run(at.upTo);
    return after;
  });

  function step(limit: number): boolean {
    if (isEmpty) return false;
    if (!pass) {
      pass = { upTo: last.get() ?? 0, node: 0, state: 0 };
      gathered = 0;
    }
    const after = writeSome.immediate(pass, limit);
    if (pass.node !== undefined) nodes.settled(pass.node, after.node ?? Number.POSITIVE_INFINITY);
    if (pass.state !== undefined) states.settled(pass.state, after.state ?? Number.POSITIVE_INFINITY);
    pass = after.node === undefined && after.state === undefined ? undefined : { ...pass, ...after };
    if (!pass) isEmpty = last.get() === null;
    return !isEmpty;
  }

  return {
    write(left) {
      if (isEmpty && left.nodes.length + left.states.length <= SMALL) {
        for (const row of left.nodes) places.putNode(row);
        for (const row of left.states) places.putState(row);
        return false;
      }
      for (const row of left.nodes) nodeWriter.add(row);
      for (const row of left.states) stateWriter.add(row);
      insert.run(nodeWriter.take() ?? null, stateWriter.take() ?? null);
      return true;
    },
    written(records) {
      isEmpty = false;
      gathered += records;
    },
    relieve(records) {
      const long = Math.min(Math.max(states.size() * LONG.each, LONG.least), LONG.most);
      if (gathered > long || pass) step(Math.min(STEP, records * PACE));
    },
    step: () => step(STEP),
    settle() {
      settleJournal(db, places);
      isEmpty = true;
      gathered = 0;
      pass = undefined;
    },
  };
}
