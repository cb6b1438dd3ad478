import { Button } from '../../parts/button.tsx';
import { useConsole, useWords } from '../../shell/console.ts';
import { monthBehind, monthName, monthsUpTo } from './months.ts';
import { words } from './words.ts';

/** Two years back. */
const COUNT = 24;

export function MonthPicker(props: {
  readonly month: string;
  /** the one that is not over yet */
  readonly newest: string;
  readonly onMonth: (month: string) => void;
}) {
  const { tongue } = useConsole();
  const t = useWords(words);
  const { month, newest, onMonth } = props;
  const all = monthsUpTo(newest, COUNT);
  const months = all.includes(month) ? all : [month, ...all];
  return (
    <div class="row" style={{ '--gap': 'var(--s1)' }}>
      <Button icon="back" aria-label={t.month.before} onClick={() => onMonth(monthBehind(month, -1))} />
      <label>
        <span class="unseen">{t.month.title}</span>
        <select class="input" value={month} onChange={(event) => onMonth(event.currentTarget.value)}>
          {months.map((one) => (
            <option key={one} value={one}>
              {monthName(one, tongue.language.value)}
            </option>
          ))}
        </select>
      </label>
      <Button
        icon="next"
        aria-label={t.month.behind}
        disabled={month >= newest}
        onClick={() => onMonth(monthBehind(month, 1))}
      />
    </div>
  );
}
