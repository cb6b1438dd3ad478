import { useMemo, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Empty, Loading, ProblemNote } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { coverPath } from '../../paths.ts';
import { useConsole, useFormat, useWords } from '../../shell/console.ts';
import { useFilter } from '../../shell/useFilter.ts';
import { useColumns } from './columns.tsx';
import { Filters } from './filters.tsx';
import { NewCover } from './newCover.tsx';
import { ALLOWED, filtered, NO_FILTER } from './rows.ts';
import { useRows } from './useRows.ts';
import { words } from './words.ts';
import './covers.css';

export const catalogues = [words];

const PER_PAGE = 50;

/** All covers, the worst first. */
export default function CoversPage() {
  const { session } = useConsole();
  const [, go] = useLocation();
  const t = useWords(words);
  const format = useFormat();
  const columns = useColumns();
  const { rows, isLoading, problem, again } = useRows();
  const [filter, setFilter] = useFilter(NO_FILTER, ALLOWED);
  const [isAdding, setAdding] = useState(false);
  const shown = useMemo(() => filtered(rows, filter), [rows, filter]);
  return (
    <Page
      title={t.title}
      sub={<span class="muted">{format.plural(shown.length, t.count)}</span>}
      actions={
        <>
          <a class="button is-plain" href="/api/inventory.csv" download>
            <Icon name="download" size={18} />
            <span>{t.download}</span>
          </a>
          {session.may('admin') && (
            <Button icon="plus" onClick={() => setAdding(true)}>
              {t.add}
            </Button>
          )}
        </>
      }
    >
      <Filters rows={rows} filter={filter} onFilter={setFilter} />
      {problem && <ProblemNote problem={problem} again={again} />}
      {isLoading && rows.length > 0 && <p class="muted small">{t.reading(format.number(rows.length))}</p>}
      {rows.length === 0 && isLoading ? (
        <Loading />
      ) : (
        <Panel flush>
          {shown.length > 0 ? (
            <Table
              label={t.table}
              columns={columns}
              rows={shown}
              keyOf={({ cover }) => cover}
              order={{ column: 'condition', descending: false }}
              onPick={({ cover }) => go(coverPath(cover))}
              perPage={PER_PAGE}
            />
          ) : (
            <Empty title={rows.length === 0 ? t.empty : t.none}>{rows.length === 0 ? t.emptyText : t.noneText}</Empty>
          )}
        </Panel>
      )}
      {isAdding && <NewCover onClose={() => setAdding(false)} />}
    </Page>
  );
}
