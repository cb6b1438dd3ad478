import type { Rules } from '../detect/types.ts';
import type { Store } from '../store/store.ts';
import type { CoverRecord, Heard } from '../store/types.ts';
import { createCoverRun } from './coverRun.ts';
import { compare } from './difference.ts';
import type { FoundEvent } from './found.ts';
import type { Ending } from './silence.ts';
import { createTally, type Tally } from './tally.ts';
import { readTold } from './told.ts';

type DryRunStore = Pick<Store, 'covers' | 'events' | 'readingPage' | 'heard'>;

export interface DryRunOptions {
  readonly store: DryRunStore;
  readonly rules: (cover: CoverRecord) => Rules;
  /** what its node keeps, as far as is known */
  readonly heartbeatMs: (cover: CoverRecord) => number;
  /** how its silence at the end is to be judged */
  readonly ending: (cover: CoverRecord, told: readonly FoundEvent[]) => Ending;
  /** event times, ends included: events that are raised between are counted */
  readonly from: number;
  readonly to: number;
  /** what came before `from`, so far back, is folded too, so that signals remember what they would */
  readonly warmUpMs: number;
  /** one cover, a group or all */
  readonly scope: { readonly cover?: string | undefined; readonly group?: string | undefined };
  /** only covers behind this one */
  readonly after?: string | undefined;
  /** differences that are kept */
  readonly most: number;
}

/** Stored history through detection once more, under other rules, and what comes of it beside what was told then. */
export interface DryRun {
  /** One bounded step, a page of readings at most; false where there is none left. */
  step(): boolean;
  readonly tally: Tally;
  figures(): DryRunFigures;
}

interface DryRunFigures {
  /** that are done */
  readonly covers: number;
  readonly readings: number;
  /** the last of those that are done; only covers behind it are left */
  readonly done: string | undefined;
  /** of the cover at hand, the share of the span that is done */
  readonly share: number;
  /** readings that came in under a clock that was known to be wrong */
  readonly underWrongClock: number;
}

/** Readings that a step reads: some milliseconds. */
const PAGE = 500;
const COVERS = 100;

function* covers({ store, scope, after: start }: DryRunOptions): Generator<CoverRecord> {
  if (scope.cover !== undefined) {
    const record = store.covers.get(scope.cover);
    if (record) yield record;
    return;
  }
  let after = start;
  for (;;) {
    const page = store.covers.list({ group: scope.group, after, limit: COVERS });
    yield* page;
    if (page.length < COVERS) return;
    after = page.at(-1)?.cover;
  }
}

/** Hands out the rows of `heard` of one cover, as far as they are asked for. */
function heardReader({ heard }: DryRunStore, cover: string, from: number) {
  let after: { readonly receivedAt: number; readonly id: number } | undefined;
  return function* before(to: number): Generator<Heard> {
    for (;;) {
      const rows = heard.page({ cover, from, to, after, limit: PAGE });
      for (const row of rows) {
        after = row.place;
        yield row.heard;
      }
      if (rows.length < PAGE) return;
    }
  };
}

export function createDryRun(options: DryRunOptions): DryRun {
  const { store, from, to, warmUpMs } = options;
  const begin = from - warmUpMs;
  const tally = createTally(from, to, options.most);
  let [coversDone, readings, underWrongClock, share] = [0, 0, 0, 0];
  let done: string | undefined;

  function* fold(record: CoverRecord): Generator<void> {
    const { cover } = record;
    const heartbeatMs = store.heard.heartbeatAt(cover, begin) ?? options.heartbeatMs(record);
    const read = heardReader(store, cover, begin);
    const run = createCoverRun({
      cover,
      rules: options.rules(record),
      heartbeatMs,
      heardBefore: (upTo) => read(Math.min(upTo, to + 1)),
    });
    let after: { readonly at: number; readonly id: number } | undefined;
    share = 0;
    for (;;) {
      const page = store.readingPage({ cover, from: begin, to, after, limit: PAGE });
      run.page(page);
      readings += page.length;
      underWrongClock += page.filter(({ reading }) => reading.quality === 'clock').length;
      after = page.at(-1)?.place;
      if (page.length < PAGE) break;
      share = ((after?.at ?? to) - begin) / Math.max(1, to - begin);
      yield;
    }
    const told = yield* readTold(store, cover, begin, to);
    tally.add(compare(told, run.end(options.ending(record, told))));
  }

  function* steps(): Generator<void> {
    for (const record of covers(options)) {
      yield* fold(record);
      coversDone += 1;
      share = 0;
      done = record.cover;
      yield;
    }
  }

  const all = steps();
  return {
    step: () => all.next().done !== true,
    tally,
    figures: () => ({ covers: coversDone, readings, done, share, underWrongClock }),
  };
}
