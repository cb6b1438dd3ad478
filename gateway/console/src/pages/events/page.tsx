import { useLocation } from 'wouter-preact';
import type { Event } from '../../api/eventDocuments.ts';
import { RULES, SEVERITIES } from '../../api/words.ts';
import { Checkbox, type Option, Select } from '../../parts/field.tsx';
import { FilterBar } from '../../parts/filterBar.tsx';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Panel } from '../../parts/panel.tsx';
import { SearchField } from '../../parts/searchField.tsx';
import { Empty } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { eventPath } from '../../paths.ts';
import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import { useFilter } from '../../shell/useFilter.ts';
import { useColumns } from './columns.tsx';
import { ALLOWED, NO_FILTER } from './select.ts';
import { useEvents } from './useEvents.ts';
import { words } from './words.ts';

export const catalogues = [words];

const keyOf = ({ id }: Event): string => id;

/** What is raised, the worst first, and below it what was. */
export default function EventsPage() {
  const [, go] = useLocation();
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const [filter, setFilter] = useFilter(NO_FILTER, ALLOWED);
  const { open, over, incidents, openList, overList } = useEvents(filter);
  const columns = useColumns(incidents);
  const onPick = ({ id }: Event) => go(eventPath(id));
  const all: Option<''> = { value: '', text: common.say.all };
  return (
    <Page title={t.title} sub={<span class="muted">{format.plural(open.length, t.openCount)}</span>}>
      <FilterBar>
        <SearchField label={t.search} value={filter.cover} onValue={(cover) => setFilter({ cover })} />
        <Select
          label={common.field.rule}
          value={filter.rule}
          onValue={(rule) => setFilter({ rule })}
          options={[all, ...RULES.map((value) => ({ value, text: common.rule[value] }))]}
        />
        <Select
          label={common.field.severity}
          value={filter.severity}
          onValue={(severity) => setFilter({ severity })}
          options={[all, ...SEVERITIES.map((value) => ({ value, text: common.severity[value] }))]}
        />
        <Checkbox
          label={t.withShelved}
          checked={filter.shelved === 'yes'}
          onValue={(checked) => setFilter({ shelved: checked ? 'yes' : 'no' })}
        />
      </FilterBar>
      <Panel title={t.open} flush>
        {open.length > 0 && (
          <Table label={t.open} columns={columns} rows={open} keyOf={keyOf} onPick={onPick} perPage={50} />
        )}
        {open.length === 0 && !openList.isLoading && (
          <Empty title={t.noOpen} icon="check">
            {t.noOpenText}
          </Empty>
        )}
        <More of={openList} />
      </Panel>
      <Panel title={t.earlier} flush>
        {over.length > 0 && (
          <Table label={t.earlier} columns={columns} rows={over} keyOf={keyOf} onPick={onPick} perPage={50} />
        )}
        {over.length === 0 && !overList.isLoading && <Empty title={t.noEarlier} icon="clock" />}
        <More of={overList} />
      </Panel>
    </Page>
  );
}
