import { useConsole, useFormat, useWords } from '../../shell/console.ts';
import type { MonthFigures } from './documents.ts';
import { monthName } from './months.ts';
import { words } from './words.ts';

/** A bar for the incidents of each month, with the share that was in time above it; read aloud as a list. */
export function MonthsChart({ months }: { readonly months: readonly MonthFigures[] }) {
  const { tongue } = useConsole();
  const t = useWords(words);
  const format = useFormat();
  const most = Math.max(1, ...months.map(({ opened }) => opened));
  const language = tongue.language.value;
  return (
    <ol class="months">
      {months.map(({ month, opened, onTimeShare }) => (
        <li key={month} class="month">
          <span class="unseen">
            {monthName(month, language)}: {t.months.opened(format.number(opened))},{' '}
            {onTimeShare === null ? t.months.noShare : t.months.onTime(format.percent(onTimeShare))}
          </span>
          <span class="month-share small" aria-hidden="true">
            {onTimeShare === null ? '' : format.percent(onTimeShare)}
          </span>
          <span class="month-bar" aria-hidden="true" style={{ blockSize: `${(opened / most) * 100}%` }} />
          <span class="month-count small" aria-hidden="true">
            {opened === 0 ? '' : format.number(opened)}
          </span>
          <span class="month-name muted small" aria-hidden="true">
            {month.slice(5)}
          </span>
        </li>
      ))}
    </ol>
  );
}
