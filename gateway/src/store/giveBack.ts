import type { Database as Db } from 'better-sqlite3';

/** Gives free pages back to the file system. */
export interface GiveBack {
  /** One bounded step, in a transaction of its own. True where more is to be done. */
  step(): boolean;
  /** false in a database from before this was so: only VACUUM, or a backup that is restored, makes it so */
  isPossible(): boolean;
  freeBytes(): number;
}

/** Pages that one step moves at most: a step holds up the frames that come in meanwhile. */
const STEP = 256;
/** What pruning frees is filled again by what comes in; only what is beyond this goes. */
const RESERVE_PAGES = 512;
const RESERVE_SHARE = 0.05;

/** sqlite.org/pragma.html#pragma_auto_vacuum: 2 is INCREMENTAL */
const INCREMENTAL = 2;

/** Said before the first table is made, it holds for the life of a database; afterwards it takes a VACUUM. */
export function wantIncrementalVacuum(db: Db): void {
  db.pragma('auto_vacuum = INCREMENTAL');
}

export function createGiveBack(db: Db): GiveBack {
  const read = (name: string): number => Number(db.pragma(name, { simple: true }));
  const isPossible = (): boolean => read('auto_vacuum') === INCREMENTAL;

  /** Free pages that are too many. */
  function excess(): number {
    return read('freelist_count') - Math.max(RESERVE_PAGES, Math.ceil(read('page_count') * RESERVE_SHARE));
  }

  return {
    step() {
      if (excess() <= 0 || !isPossible()) return false;
      // every row of its answer has to be fetched for its work to be done
      db.pragma(`incremental_vacuum(${Math.min(STEP, excess())})`);
      return excess() > 0;
    },
    isPossible,
    freeBytes: () => read('freelist_count') * read('page_size'),
  };
}
