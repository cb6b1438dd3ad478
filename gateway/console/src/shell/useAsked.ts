import { useCallback, useEffect, useState } from 'preact/hooks';
import { type Query, withQuery } from '../api/client.ts';
import { type Problem, toProblem } from '../api/problem.ts';
import { useConsole } from './console.ts';
import { useStream } from './useStream.ts';

/** What was asked of the API for a page: the last answer stays while the next one is under way, or does not come. */
export interface Asked<T> {
  readonly value: T | undefined;
  readonly problem: Problem | undefined;
  readonly isLoading: boolean;
  /** Asks once more. */
  again(): void;
  /** Puts in what is newer: from the stream, or from the answer of a change. */
  set(change: (value: T) => T): void;
}

interface State<T> {
  /** what the value is about */
  readonly about: string | undefined;
  readonly value?: T | undefined;
  readonly problem?: Problem | undefined;
  readonly isLoading: boolean;
}

interface Moving {
  /** an answer stays as long as this does, though what is asked for moves on: a span that ends now */
  readonly about?: string;
  /** asks once more whenever it moves */
  readonly turn?: number;
}

/** `useAsked<CoverPage>(`/api/covers/${id}`)`; undefined as the path asks for nothing yet. */
export function useAsked<T>(path: string | undefined, query?: Query, moving: Moving = {}): Asked<T> {
  const { api } = useConsole();
  const key = path === undefined ? undefined : withQuery(path, query);
  const about = key === undefined ? undefined : (moving.about ?? key);
  const [state, setState] = useState<State<T>>({ about: undefined, isLoading: key !== undefined });
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((n) => n + 1), []);

  useEffect(() => {
    if (key === undefined) return undefined;
    const quit = new AbortController();
    setState((old) => ({ ...(old.about === about ? old : { about }), isLoading: true }));
    api.get<T>(key, undefined, quit.signal).then(
      (value) => setState({ about, value, isLoading: false }),
      (error) => {
        if (!quit.signal.aborted) setState((old) => ({ ...old, about, problem: toProblem(error), isLoading: false }));
      },
    );
    return () => quit.abort();
  }, [api, key, about, turn, moving.turn]);

  // what came in between is not told any more
  useStream('reset', again);
  // the gateway is there again
  useStream('ready', () => {
    if (state.problem?.is('unreachable')) again();
  });

  const isOld = state.about !== about;
  return {
    value: isOld ? undefined : state.value,
    problem: isOld ? undefined : state.problem,
    isLoading: isOld || state.isLoading,
    again,
    set: useCallback((change) => {
      setState((old) => (old.value === undefined ? old : { ...old, value: change(old.value) }));
    }, []),
  };
}
