import { type Problem, toProblem } from '../api/problem.ts';

/** One answer of a list: what it holds, and where the next one begins. */
export interface ListPage<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

export interface PagesState<T> extends ListPage<T> {
  readonly problem?: Problem | undefined;
  readonly isLoading: boolean;
}

export type AskPage<T> = (cursor: string | null, signal: AbortSignal) => Promise<ListPage<T>>;

/** Reads a list page by page. One question at a time: what an older one is answered is never mixed with what a newer one is. */
export interface Pages<T> {
  /** From its beginning. The old rows stay until the new ones are there. */
  begin(ask: AskPage<T>): void;
  /** The page behind the last; nothing where there is none, or where something is under way. */
  more(): void;
  set(change: (rows: readonly T[]) => readonly T[]): void;
  quit(): void;
}

export const UNREAD = { rows: [], next: null, isLoading: true } as const;

export function createPages<T>(show: (state: PagesState<T>) => void): Pages<T> {
  let state: PagesState<T> = UNREAD;
  let asking: AskPage<T> | undefined;
  let underWay: AbortController | undefined;

  function put(change: Partial<PagesState<T>>): void {
    state = { ...state, ...change };
    show(state);
  }

  async function read(ask: AskPage<T>, cursor: string | null): Promise<void> {
    const mine = new AbortController();
    underWay?.abort();
    underWay = mine;
    put({ isLoading: true });
    let answer: Partial<PagesState<T>>;
    try {
      const page = await ask(cursor, mine.signal);
      // of those that stand there by now: the stream may have changed them while the page was under way
      const before = cursor === null ? [] : state.rows;
      answer = { rows: [...before, ...page.rows], next: page.next, problem: undefined };
    } catch (error) {
      answer = { problem: toProblem(error) };
    }
    if (underWay !== mine) return;
    underWay = undefined;
    put({ ...answer, isLoading: false });
  }

  return {
    begin(ask) {
      asking = ask;
      void read(ask, null);
    },
    more() {
      if (asking && !underWay && state.next !== null) void read(asking, state.next);
    },
    set(change) {
      put({ rows: change(state.rows) });
    },
    quit() {
      underWay?.abort();
      underWay = undefined;
    },
  };
}
