import { useCallback, useEffect, useState } from 'preact/hooks';
import { type Query, withQuery } from '../api/client.ts';
import type { Problem } from '../api/problem.ts';
import { useConsole } from './console.ts';
import { type AskPage, createPages, type PagesState, UNREAD } from './pages.ts';
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

/** `useList<Event>('/api/events', 'events', { open: true })`: the rows stand under the name `key` of each answer. */
export function useList<T>(path: string, key: string, query: Query = {}): Listed<T> {
  const { api } = useConsole();
  const [state, setState] = useState<PagesState<T>>(UNREAD);
  const [pages] = useState(() => createPages<T>(setState));
  const [turn, setTurn] = useState(0);
  const address = withQuery(path, query);

  const ask = useCallback<AskPage<T>>(
    async (cursor, signal) => {
      const joint = address.includes('?') ? '&' : '?';
      const from = cursor === null ? address : `${address}${joint}cursor=${encodeURIComponent(cursor)}`;
      const page = await api.get<Record<string, unknown>>(from, undefined, signal);
      const rows = (page[key] as readonly T[] | undefined) ?? [];
      return { rows, next: (page.next as string | null | undefined) ?? null };
    },
    [api, address, key],
  );

  useEffect(() => {
    pages.begin(ask);
    return pages.quit;
  }, [pages, ask, turn]);

  const again = useCallback(() => setTurn((n) => n + 1), []);
  useStream('reset', again);
  // the gateway is there again
  useStream('ready', () => {
    if (state.problem?.is('unreachable')) again();
  });

  const { rows, next, problem, isLoading } = state;
  return { ...{ rows, problem, isLoading, again }, hasMore: next !== null, more: pages.more, set: pages.set };
}
