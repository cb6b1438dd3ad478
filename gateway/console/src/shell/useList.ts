import { useCallback, useEffect, useState } from 'preact/hooks';
import { type Query, withQuery } from '../api/client.ts';
import { type Problem, toProblem } from '../api/problem.ts';
import { useConsole } from './console.ts';
import { useStream } from './useStream.ts';

/** A list of the API, page by page, each behind the one before. */
export interface Listed<T> {
  readonly rows: readonly T[];
  readonly problem: Problem | undefined;
  readonly isLoading: boolean;
  /** is there another page? */
  readonly hasMore: boolean;
  more(): void;
  again(): void;
  set(change: (rows: readonly T[]) => readonly T[]): void;
}

interface State<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
  readonly problem?: Problem | undefined;
  readonly isLoading: boolean;
}

const NOTHING = { rows: [], next: null, isLoading: true } as const;

/** `useList<Event>('/api/events', 'events', { open: true })`: the rows stand under the name `key` of each answer. */
export function useList<T>(path: string, key: string, query: Query = {}): Listed<T> {
  const { api } = useConsole();
  const [state, setState] = useState<State<T>>(NOTHING);
  const [turn, setTurn] = useState(0);
  const address = withQuery(path, query);

  const read = useCallback(
    async (cursor: string | null, before: readonly T[], signal?: AbortSignal): Promise<void> => {
      setState((old) => ({ ...old, isLoading: true }));
      try {
        const joint = address.includes('?') ? '&' : '?';
        const from = cursor === null ? address : `${address}${joint}cursor=${encodeURIComponent(cursor)}`;
        const page = await api.get<Record<string, unknown>>(from, undefined, signal);
        const rows = [...before, ...((page[key] as readonly T[] | undefined) ?? [])];
        setState({ rows, next: (page.next as string | null | undefined) ?? null, isLoading: false });
      } catch (error) {
        if (!signal?.aborted) setState((old) => ({ ...old, problem: toProblem(error), isLoading: false }));
      }
    },
    [api, address, key],
  );

  useEffect(() => {
    const quit = new AbortController();
    void read(null, [], quit.signal);
    return () => quit.abort();
  }, [read, turn]);

  const again = useCallback(() => setTurn((n) => n + 1), []);
  useStream('reset', again);
  // the gateway is there again
  useStream('ready', () => {
    if (state.problem?.is('unreachable')) again();
  });

  const { rows, next, problem, isLoading } = state;
  return {
    ...{ rows, problem, isLoading, again },
    hasMore: next !== null,
    more: () => {
      if (next !== null && !isLoading) void read(next, rows);
    },
    set: useCallback((change) => setState((old) => ({ ...old, rows: change(old.rows) })), []),
  };
}
