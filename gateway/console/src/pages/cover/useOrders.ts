import type { Order, OrderKind } from '../../api/nodeDocuments.ts';
import { useConsole, useWords } from '../../shell/console.ts';
import { useAsked } from '../../shell/useAsked.ts';
import { type Doing, useDoing } from '../../shell/useDoing.ts';
import { words } from './words.ts';

export interface Orders {
  readonly asked: ReturnType<typeof useAsked<{ readonly orders: readonly Order[] }>>;
  /** those on their way, by kind */
  readonly waiting: ReadonlySet<OrderKind>;
  readonly doing: Doing;
  /** Resolves with true where it was taken. */
  give(order: OrderKind, span?: string): Promise<boolean>;
}

/** What a node is asked to do once. */
export function useOrders(cover: string): Orders {
  const { api, say } = useConsole();
  const t = useWords(words).orders;
  const doing = useDoing();
  const path = `/api/covers/${encodeURIComponent(cover)}/orders`;
  const asked = useAsked<{ readonly orders: readonly Order[] }>(path, { limit: 50 });
  const open = (asked.value?.orders ?? []).filter(({ state }) => state === 'pending' || state === 'sent');
  return {
    ...{ asked, doing },
    waiting: new Set(open.map(({ order }) => order)),
    async give(order, span) {
      const body = { order, ...(order === 'begin' ? { for: span } : {}) };
      const isDone = await doing.run(() => api.send('POST', path, body));
      if (isDone) say(t.given(t.names[order]));
      asked.again();
      return isDone;
    },
  };
}
