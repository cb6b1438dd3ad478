import type { ReadonlySignal } from '@preact/signals';
import type { History } from '../../api/coverDocuments.ts';
import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import type { Series } from './series.ts';
import { words } from './words.ts';

/** What a chart shows, and the value under the pointer, or else the newest. */
export function ChartHead(props: {
  readonly name: string;
  readonly history: History;
  readonly series: Series;
  readonly hovered: ReadonlySignal<number | undefined>;
}) {
  const { name, history, series, hovered } = props;
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const newest = series.mean.findLastIndex((value) => value !== null);
  const at = hovered.value === undefined || series.mean[hovered.value] == null ? newest : hovered.value;
  const [mean, low, high] = [series.mean[at], series.low[at], series.high[at]];
  const quantity = (value: number) => format.quantity(value, history.unit);
  const isRange = history.resolution !== 'raw' && low !== high;
  return (
    <header class="signal-head">
      <h3>{name}</h3>
      {mean == null || low == null || high == null ? (
        <span class="muted small">{common.say.none}</span>
      ) : (
        <p class="small">
          <strong>{quantity(mean)}</strong>
          {isRange && <span class="muted">{` ${t.mean}, ${quantity(low)} – ${quantity(high)}`}</span>}{' '}
          <span class="muted">{format.instant((series.x[at] ?? 0) * 1_000)}</span>
        </p>
      )}
      <span class="muted small signal-by">{t.by[history.resolution]}</span>
    </header>
  );
}
