import { useState } from 'preact/hooks';
import { useSearchParams } from 'wouter-preact';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Figure, Panel } from '../../parts/panel.tsx';
import { CardMark } from '../../parts/severity.tsx';
import { Answer } from '../../parts/states.tsx';
import { useCommon, useConsole, useFormat, useWords } from '../../shell/console.ts';
import { useAsked } from '../../shell/useAsked.ts';
import { ByTable } from './byTable.tsx';
import type { Figures, MonthFigures } from './documents.ts';
import { Hotspots } from './hotspots.tsx';
import { MonthPicker } from './monthPicker.tsx';
import { monthToShow } from './months.ts';
import { MonthsChart } from './monthsChart.tsx';
import { StepBars } from './stepBars.tsx';
import { words } from './words.ts';
import './supervision.css';

export const catalogues = [words];

const CARDS = ['yellow', 'red'] as const;

/** How the work stands against its limits. */
export default function SupervisionPage() {
  const { tongue } = useConsole();
  const t = useWords(words);
  const [search, setSearch] = useSearchParams();
  const named = search.get('month') ?? '';
  // the newest month there is comes from the gateway: its time zone decides
  const series = useAsked<{ readonly months: readonly MonthFigures[] }>('/api/supervision/months', { count: 12 });
  const newest = series.value?.months.at(-1)?.month;
  const month = monthToShow(named, newest);
  const asked = useAsked<Figures>(month === undefined ? undefined : '/api/supervision', { month });
  const lang = tongue.language.value;
  return (
    <Page
      title={t.title}
      actions={
        month !== undefined && (
          <>
            <MonthPicker month={month} newest={newest ?? month} onMonth={(next) => setSearch({ month: next })} />
            <a
              class="button"
              href={`/api/supervision/report.html?month=${month}&lang=${lang}`}
              target="_blank"
              rel="noopener"
            >
              <Icon name="print" size={18} />
              <span>{t.report}</span>
            </a>
            <a class="button" href={`/api/supervision/report.csv?month=${month}`} download>
              <Icon name="download" size={18} />
              <span>{t.csv}</span>
            </a>
            <a class="button is-quiet" href="/public" target="_blank" rel="noopener">
              <Icon name="external" size={18} />
              <span>{t.publicPage}</span>
            </a>
          </>
        )
      }
    >
      <Answer of={asked}>{(figures) => <Shown figures={figures} months={series.value?.months ?? []} />}</Answer>
    </Page>
  );
}

function Shown({ figures, months }: { readonly figures: Figures; readonly months: readonly MonthFigures[] }) {
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const [grouping, setGrouping] = useState<'unit' | 'cell' | 'rule'>('unit');
  const { incidents, limits, timeToSafe, cards } = figures;
  const share = (value: number | null): string => (value === null ? '–' : format.percent(value));
  const length = (ms: number | null): string => (ms === null ? '–' : format.duration(ms));
  return (
    <>
      <div class="figures">
        <Figure
          label={t.figure.onTime}
          value={share(limits.share)}
          note={t.figure.ofLimits(format.number(limits.onTime), format.number(limits.decided))}
        />
        <Figure label={t.figure.median} value={length(timeToSafe.median)} note={t.figure.p90(length(timeToSafe.p90))} />
        <Figure
          label={t.figure.opened}
          value={format.number(incidents.opened)}
          note={t.figure.closedOpen(format.number(incidents.closed), format.number(incidents.open))}
        />
        <Figure
          label={t.figure.cards}
          value={
            <span class="row cards-figure">
              {CARDS.map((card) => (
                <span key={card} class="row" title={common.card[card]}>
                  <CardMark card={card} />
                  <span class="unseen">{common.card[card]}</span>
                  {format.number(cards[card])}
                </span>
              ))}
            </span>
          }
        />
        <Figure
          label={t.figure.falseAlarms}
          value={format.number(incidents.falseAlarms)}
          note={t.figure.duplicates(format.number(incidents.duplicates))}
        />
        <Figure label={t.figure.reopened} value={format.number(incidents.reopened)} />
      </div>
      <div class="supervision-two">
        <Panel title={t.steps.title}>
          <StepBars steps={figures.steps} />
        </Panel>
        <Panel title={t.months.title}>
          <MonthsChart months={months} />
        </Panel>
      </div>
      <ByTable figures={figures} grouping={grouping} onGrouping={setGrouping} />
      <Hotspots figures={figures} />
    </>
  );
}
