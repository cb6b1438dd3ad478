import type { Incident } from '../../../api/incidentDocuments.ts';
import { Choices } from '../../../parts/choices.tsx';
import { Icon } from '../../../parts/icons.tsx';
import { CardMark } from '../../../parts/severity.tsx';
import { useCommon, useConsole, useWords } from '../../../shell/console.ts';
import { words } from '../words.ts';
import { CARD_FILTERS, type Filters, STATES, whoseOf } from './filters.ts';
import { NamesSelect } from './namesSelect.tsx';

interface FilterBarProps {
  readonly filters: Filters;
  /** what units and cells there are to choose from */
  readonly rows: readonly Incident[];
  readonly onChange: (part: Partial<Filters>) => void;
  readonly isNarrow: boolean;
}

export function FilterBar({ filters, rows, onChange, isNarrow }: FilterBarProps) {
  const { session } = useConsole();
  const t = useWords(words);
  const common = useCommon();
  const unit = session.user.value?.unit;
  const whose = whoseOf(session.user.value);
  const isSet = filters.state !== 'open' || filters.card !== '' || filters.unit !== '' || filters.cell !== '';
  const rest = (
    <>
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
    </>
  );
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
      {isNarrow ? (
        <details class="more-filters" open={isSet}>
          <summary>
            <Icon name="filter" size={18} />
            {t.filter.more}
          </summary>
          <div class="row">{rest}</div>
        </details>
      ) : (
        rest
      )}
    </search>
  );
}

function CardText({ card, text }: { readonly card: 'yellow' | 'red'; readonly text: string }) {
  return (
    <span class="row" style={{ '--gap': '0.4rem' }}>
      <CardMark card={card} />
      {text}
    </span>
  );
}
