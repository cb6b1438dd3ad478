import { useMemo } from 'preact/hooks';
import { useSearchParams } from 'wouter-preact';
import type { WorkflowsDocument } from '../../../api/incidentDocuments.ts';
import { LinkButton } from '../../../parts/button.tsx';
import { More } from '../../../parts/more.tsx';
import { Page } from '../../../parts/page.tsx';
import { Empty } from '../../../parts/states.tsx';
import { newIncidentPath } from '../../../paths.ts';
import { useConsole, useFormat, useWords } from '../../../shell/console.ts';
import { useAsked } from '../../../shell/useAsked.ts';
import { WaitingPanel } from '../waitingPanel.tsx';
import { words } from '../words.ts';
import { Board } from './board.tsx';
import { FilterBar } from './filterBar.tsx';
import { type Filters, readFilters, toSearch } from './filters.ts';
import { IncidentList } from './list.tsx';
import { Parents } from './parents.tsx';
import { useIncidents } from './useIncidents.ts';
import { useNarrow } from './useNarrow.ts';
import { useView } from './useView.ts';
import { ViewSwitch } from './viewSwitch.tsx';
import './board.css';

export const catalogues = [words];

/** All that is to be done, by what it waits for. */
export default function BoardPage() {
  const { session } = useConsole();
  const t = useWords(words);
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const filters = useMemo(() => readFilters(search, session.user.value), [search, session.user.value]);
  const { list, rows, isKept } = useIncidents(filters);
  const book = useAsked<WorkflowsDocument>('/api/workflows');
  const isNarrow = useNarrow();
  const [view, setView] = useView();
  const change = (part: Partial<Filters>): void => setSearch(toSearch(filters, part), { replace: true });
  const work = rows.filter(({ kind }) => kind === 'cover');
  const isBoard = view === 'board' && !isNarrow && filters.state === 'open' && book.value !== undefined;
  const count = format.plural(work.length, t.count);
  return (
    <Page
      title={t.title}
      sub={<span class="muted">{list.isLoading && rows.length === 0 ? '' : count}</span>}
      full={isBoard}
      actions={
        <>
          {!isNarrow && filters.state === 'open' && <ViewSwitch view={view} onView={setView} />}
          {session.may('crew') && (
            <LinkButton href={newIncidentPath} kind="main" icon="plus">
              {t.newIncident}
            </LinkButton>
          )}
        </>
      }
    >
      <div class="board-top stack">
        <WaitingPanel />
        <FilterBar filters={filters} rows={rows} onChange={change} isNarrow={isNarrow} />
        {isKept && <p class="muted">{t.keptOnly}</p>}
        <Parents parents={rows.filter(({ kind }) => kind === 'parent')} />
        {!isKept && <More of={{ ...list, hasMore: false }} />}
      </div>
      {isBoard && book.value ? (
        <Board book={book.value} incidents={work} />
      ) : work.length === 0 && !list.isLoading && !list.problem ? (
        <Empty title={filters.state === 'open' ? t.nothingOpen : t.nothingClosed} icon="check" />
      ) : (
        <IncidentList incidents={work} isNarrow={isNarrow} isOpen={filters.state === 'open'} />
      )}
      {!isKept && !list.problem && list.hasMore && <More of={list} />}
    </Page>
  );
}
