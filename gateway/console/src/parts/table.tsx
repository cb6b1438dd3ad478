import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { useCommon, useConsole } from '../shell/console.ts';
import { Icon } from './icons.tsx';
import { Pager } from './pager.tsx';
import { nextOrder, type Order, sorted } from './sorting.ts';
import { useOverflow } from './useOverflow.ts';
import './table.css';

export interface Column<T> {
  readonly name: string;
  readonly label: string;
  readonly show: (row: T) => ComponentChildren;
  /** what it is sorted by; absent: it cannot be */
  readonly by?: (row: T) => string | number | boolean | null | undefined;
  readonly align?: 'end';
  /** on a phone it stands without its label, above the others */
  readonly main?: boolean;
  /** on a phone it takes a line of its own */
  readonly full?: boolean;
  /** not shown on a phone */
  readonly wideOnly?: boolean;
}

interface TableProps<T> {
  /** read aloud with the table */
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string | number;
  readonly order?: Order;
  readonly onPick?: (row: T) => void;
  readonly isPicked?: (row: T) => boolean;
  /** so many at once, with a pager below where there are more; sorting is over all */
  readonly perPage?: number;
}

/**
 * Dense on a desk, a list of small cards on a phone. Put a link into the first column for whoever has no mouse; `onPick` is
 * for the rest of the row.
 */
export function Table<T>(props: TableProps<T>) {
  const { label, columns, rows, keyOf, order: first, onPick, isPicked, perPage = Number.POSITIVE_INFINITY } = props;
  const { tongue } = useConsole();
  const [order, setOrder] = useState(first);
  const [wantedPage, setPage] = useState(0);
  const language = tongue.language.value;
  const all = useMemo(() => {
    const by = columns.find(({ name }) => name === order?.column)?.by;
    return by && order ? sorted(rows, by, order.descending, language) : rows;
  }, [rows, columns, order, language]);
  // what was filtered away may have been the last page
  const page = Math.min(wantedPage, Math.max(0, Math.ceil(all.length / perPage) - 1));
  const from = page === 0 ? 0 : page * perPage;
  const shown = all.slice(from, from + perPage);
  const frame = useRef<HTMLDivElement>(null);
  const scrolls = useOverflow(frame);
  return (
    // what scrolls sideways is to be reached by the keyboard
    <div ref={frame} class="table-frame" {...(scrolls ? { role: 'group', tabIndex: 0, 'aria-label': label } : {})}>
      <table class={onPick ? 'table can-pick' : 'table'}>
        <caption class="unseen">{label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head
                key={column.name}
                column={column}
                order={order}
                onOrder={(wanted) => {
                  setOrder(wanted);
                  setPage(0);
                }}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr
              key={keyOf(row)}
              class={isPicked?.(row) ? 'is-picked' : undefined}
              onClick={
                onPick &&
                ((event) => {
                  if (!(event.target as Element).closest('a, button, input, label')) onPick(row);
                })
              }
            >
              {columns.map((column) => (
                <td key={column.name} class={classOf(column)} data-label={column.label}>
                  {column.show(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {all.length > perPage && <Pager page={page} perPage={perPage} count={all.length} onPage={setPage} />}
    </div>
  );
}

function classOf({
  align,
  main,
  full,
  wideOnly,
}: Pick<Column<never>, 'align' | 'main' | 'full' | 'wideOnly'>): string | undefined {
  const classes = [align === 'end' && 'number', main && 'is-main', full && 'is-full', wideOnly && 'is-wide'];
  return classes.filter(Boolean).join(' ') || undefined;
}

function Head<T>(props: {
  readonly column: Column<T>;
  readonly order: Order | undefined;
  readonly onOrder: (order: Order) => void;
}) {
  const { column, order, onOrder } = props;
  const t = useCommon();
  const isBy = order?.column === column.name;
  const way = isBy ? (order.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" class={classOf(column)} aria-sort={way}>
      {column.by ? (
        <button type="button" class="sort" onClick={() => onOrder(nextOrder(order, column.name))}>
          {column.label}
          {way && (
            <>
              <Icon name={way === 'ascending' ? 'up' : 'down'} size={14} />
              <span class="unseen">{t.say[way]}</span>
            </>
          )}
        </button>
      ) : (
        column.label
      )}
    </th>
  );
}
