import type { Incident } from '../../../api/documents.ts';
import { Choices } from '../../../parts/choices.tsx';
import { Icon } from '../../../parts/icons.tsx';
import { useCommon, useConsole, useWords } from '../../../shell/console.ts';
import { words } from '../words.ts';
import { CARD_FILTERS, type Filters, STATES, WHOSE } from './filters.ts';
import { NamesSelect } from './namesSelect.tsx';
import type { View } from './useView.ts';

interface FilterBarProps {
  readonly filters: Filters;
  /** what units and cells there are to choose from */
  readonly rows: readonly Incident[];
  readonly onChange: (part: Partial<Filters>) => void;
  /** undefined: there is no choice */
  readonly view: View | undefined;
  readonly onView: (view: View) => void;
}

export function FilterBar({ filters, rows, onChange, view, onView }: FilterBarProps) {
  const { session } = useConsole();
  const t = useWords(words);
  const common = useCommon();
  const unit = session.user.value?.unit;
  const whose = WHOSE.filter((one) => one !== 'unit' || unit);
  return (
    <search class="board-filters row" aria-label={t.filter.title}>
      <Choices
        bare
        label={t.filter.whose}
        value={filters.whose}
        options={whose.map((value) => ({
          value,
          text: value === 'unit' ? t.filter.myUnit(unit ?? '') : t.filter[value],
        }))}
        onValue={(value) => onChange({ whose: value })}
      />
      <Choices
        bare
        label={t.filter.state}
        value={filters.state}
        options={STATES.map((value) => ({ value, text: t.filter[value] }))}
        onValue={(state) => onChange({ state })}
      />
      <Choices
        bare
        label={t.filter.card}
        value={filters.card}
        options={CARD_FILTERS.map((value) => ({
          value,
          text: value === '' ? t.filter.anyCard : <CardText card={value} text={common.card[value]} />,
        }))}
        onValue={(card) => onChange({ card })}
      />
      <NamesSelect
        label={t.filter.unit}
        value={filters.unit}
        names={rows.map((row) => row.unit)}
        onValue={(next) => onChange({ unit: next })}
      />
      <NamesSelect
        label={t.filter.cell}
        value={filters.cell}
        names={rows.map((row) => row.cell)}
        onValue={(next) => onChange({ cell: next })}
      />
      {view && (
        <div class="board-view">
          <Choices
            bare
            label={t.view.title}
            value={view}
            options={[
              { value: 'board', text: <ViewText icon="board" text={t.view.board} /> },
              { value: 'list', text: <ViewText icon="list" text={t.view.list} /> },
            ]}
            onValue={onView}
          />
        </div>
      )}
    </search>
  );
}

function CardText({ card, text }: { readonly card: 'yellow' | 'red'; readonly text: string }) {
  return (
    <span class={`row is-${card}`} style={{ '--gap': '0.4rem' }}>
      <span class="card-mark" aria-hidden="true" />
      {text}
    </span>
  );
}

function ViewText({ icon, text }: { readonly icon: 'board' | 'list'; readonly text: string }) {
  return (
    <>
      <Icon name={icon} size={16} />
      {text}
    </>
  );
}
