import type { Time } from '../../api/documents.ts';
import { TextField } from '../../parts/field.tsx';
import { FilterBar } from '../../parts/filterBar.tsx';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Empty } from '../../parts/states.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { Instant } from '../../parts/time.tsx';
import { useWords } from '../../shell/console.ts';
import { useFilter } from '../../shell/useFilter.ts';
import { useList } from '../../shell/useList.ts';
import { readWhat } from './what.ts';
import { words } from './words.ts';
import './audit.css';

export const catalogues = [words];

interface AuditEntry {
  readonly id: number;
  readonly at: Time;
  readonly who: string;
  readonly what: string;
  readonly subject: string;
  readonly detail: string;
}

const NONE: { readonly who: string; readonly what: string } = { who: '', what: '' };
const ANY = {};

/** What people and programs have changed, the newest first. */
export default function AuditPage() {
  const t = useWords(words);
  const [filter, narrow] = useFilter(NONE, ANY);
  const list = useList<AuditEntry>('/api/audit', 'entries', { ...filter, limit: 100 });
  const columns: readonly Column<AuditEntry>[] = [
    { name: 'at', label: t.at, show: ({ at }) => <Instant at={at} seconds /> },
    { name: 'who', label: t.who, show: ({ who }) => <span class="nowrap">{who}</span> },
    { name: 'what', label: t.what, main: true, show: ({ what }) => <What what={what} /> },
    { name: 'subject', label: t.subject, show: ({ subject }) => subject },
    { name: 'detail', label: t.detail, show: ({ detail }) => detail && <code class="audit-detail">{detail}</code> },
  ];
  return (
    <Page title={t.title}>
      <FilterBar>
        <TextField label={t.who} value={filter.who} onValue={(who) => narrow({ who })} autoCapitalize="none" />
        <TextField label={t.what} placeholder={t.whatHint} value={filter.what} onValue={(what) => narrow({ what })} />
      </FilterBar>
      {list.rows.length > 0 && (
        <Panel flush>
          <Table label={t.title} columns={columns} rows={list.rows} keyOf={({ id }) => id} />
        </Panel>
      )}
      {list.rows.length === 0 && !list.isLoading && !list.problem && <Empty title={t.none} icon="audit" />}
      <More of={list} />
    </Page>
  );
}

/** A request by its verb and its path; a command as it is. */
function What({ what }: { readonly what: string }) {
  const { verb, rest } = readWhat(what);
  if (verb === undefined) return <code>{rest}</code>;
  return (
    <span class="audit-what">
      <span class={`audit-verb is-${verb.toLowerCase()}`}>{verb}</span> <code>{rest}</code>
    </span>
  );
}
