import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Cover } from '../../api/coverDocuments.ts';
import { useLater } from '../../shell/useLater.ts';
import { useList } from '../../shell/useList.ts';
import { useStream } from '../../shell/useStream.ts';
import { type Entry, joined, type Row, withTold } from './rows.ts';
import { createTold } from './told.ts';

const PAGE = { limit: 1_000 };
/** A storm tells hundreds of covers a second: the table is made anew once in so many ms. */
const GATHER_MS = 400;

/** Both lists to their ends, page by page, and what the stream has told since. */
export function useRows() {
  const entries = useList<Entry>('/api/inventory', 'covers', PAGE);
  const covers = useList<Cover>('/api/covers', 'covers', PAGE);
  const [told, setTold] = useState<ReadonlyMap<string, Cover>>(new Map());
  const [gathered] = useState(createTold);
  const later = useLater(GATHER_MS, () => setTold(gathered.now()));

  useEffect(entries.more, [entries.rows]);
  useEffect(covers.more, [covers.rows]);

  useStream('cover', (cover) => {
    gathered.tell(cover);
    later();
  });

  useStream('reset', gathered.begin);
  const isRead = !covers.isLoading && !covers.hasMore && covers.problem === undefined;
  useEffect(() => {
    if (!isRead) return;
    gathered.end();
    setTold(gathered.now());
  }, [isRead, gathered]);

  const read = useMemo(() => joined(entries.rows, covers.rows), [entries.rows, covers.rows]);
  const rows: readonly Row[] = useMemo(() => withTold(read, told), [read, told]);
  return {
    rows,
    problem: entries.problem ?? covers.problem,
    isLoading: entries.isLoading || entries.hasMore || covers.isLoading || covers.hasMore,
    again: () => {
      gathered.begin();
      entries.again();
      covers.again();
    },
  };
}
