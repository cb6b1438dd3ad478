import { settingText } from '../../parts/settingText.ts';
import { Shape } from '../../parts/severity.tsx';
import { Source } from '../../parts/source.tsx';
import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import type { Level } from './levels.ts';
import { words } from './words.ts';

/** The levels of a chart in words, each with where it comes from; also those that lie beyond it. */
export function LevelLegend(props: {
  readonly name: string;
  readonly levels: readonly Level[];
  readonly range: readonly [low: number, high: number];
}) {
  const { name, levels, range } = props;
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  if (levels.length === 0) return null;
  const text = (value: number, unit: string) => settingText({ value, unit }, common, format);
  return (
    <ul class="levels small" aria-label={t.levels(name)}>
      {levels.map(({ rule, severity, raise, clear, unit, raiseFrom, clearFrom }) => (
        <li key={rule}>
          <Shape mark={severity} size={11} />
          <strong>{common.rule[rule]}</strong>
          <span>
            {t.raises} {text(raise, unit)} <Source from={raiseFrom} />
          </span>
          <span class="muted">
            {t.clears} {text(clear, unit)} {clearFrom !== raiseFrom && <Source from={clearFrom} />}
          </span>
          {(raise < range[0] || raise > range[1]) && <span class="muted">({t.beyond})</span>}
        </li>
      ))}
    </ul>
  );
}
