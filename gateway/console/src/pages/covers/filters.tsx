import { Button } from '../../parts/button.tsx';
import { type Option, Select } from '../../parts/field.tsx';
import { FilterBar } from '../../parts/filterBar.tsx';
import { SearchField } from '../../parts/searchField.tsx';
import { useCommon, useConsole, useWords } from '../../shell/console.ts';
import { type Filter, NO_FILTER, type Row, valuesOf } from './rows.ts';
import { words } from './words.ts';

/** What the list is narrowed to; only what tells covers apart is offered. */
export function Filters(props: {
  readonly rows: readonly Row[];
  readonly filter: Filter;
  readonly onFilter: (change: Partial<Filter>) => void;
}) {
  const { rows, filter, onFilter } = props;
  const { tongue } = useConsole();
  const t = useWords(words);
  const common = useCommon();
  const all: Option<''> = { value: '', text: common.say.all };
  const isNarrowed = Object.values(filter).some((value) => value !== '');
  return (
    <FilterBar>
      <SearchField label={t.search} value={filter.search} onValue={(search) => onFilter({ search })} />
      <Select
        label={t.condition}
        value={filter.condition}
        onValue={(condition) => onFilter({ condition })}
        options={[
          all,
          { value: 'open', text: t.open },
          { value: 'normal', text: common.condition.normal },
          { value: 'unknown', text: common.condition.unknown },
          { value: 'maintenance', text: t.maintenance },
        ]}
      />
      {(['group', 'unit', 'cell'] as const).map((name) => {
        const found = valuesOf(rows, name, tongue.language.value);
        // what an address names and no cover has is shown as what hides them all
        const values = filter[name] === '' || found.includes(filter[name]) ? found : [filter[name], ...found];
        if (values.length === 0) return null;
        return (
          <Select
            key={name}
            label={common.field[name]}
            value={filter[name]}
            onValue={(value) => onFilter({ [name]: value })}
            options={[all, ...values.map((value) => ({ value, text: value }))]}
          />
        );
      })}
      <Select
        label={t.hasNode}
        value={filter.node}
        onValue={(node) => onFilter({ node })}
        options={[all, { value: 'with', text: t.with }, { value: 'without', text: t.without }]}
      />
      {isNarrowed && (
        <Button kind="quiet" icon="close" onClick={() => onFilter(NO_FILTER)}>
          {t.reset}
        </Button>
      )}
    </FilterBar>
  );
}
