import { signal as makeSignal } from '@preact/signals';
import { useCallback, useMemo } from 'preact/hooks';
import type uPlot from 'uplot';
import type { History, RuleSetting } from '../../api/coverDocuments.ts';
import { Chart, type ChartColours } from '../../parts/chart.tsx';
import { settingText } from '../../parts/settingText.ts';
import { Answer } from '../../parts/states.tsx';
import { ticksOf } from '../../parts/timeLanes.ts';
import { useCommon, useFormat, useWords } from '../../shell/console.ts';
import { useAsked } from '../../shell/useAsked.ts';
import { ChartHead } from './chartHead.tsx';
import { drawLevels } from './drawLevels.ts';
import { LevelLegend } from './levelLegend.tsx';
import { levelsOf, rangeOf, type Signal } from './levels.ts';
import { NO_SERIES, seriesOf } from './series.ts';
import { type Looked, spanOf } from './span.ts';
import { words } from './words.ts';

/** px of the axis at the left: the time line below begins behind it, too */
export const GUTTER = 52;
const END_GAP = 12;
const HEIGHT = 130;
/** px: narrower than this there is room for few times */
const NARROW = 480;
/** What a chart of a desk can show, and one page of the API holds. */
const POINTS = 900;

const iso = (ms: number): string => new Date(ms).toISOString();

/** One signal over the span, with the levels of its rules. `turn` moves when it is to be read anew. */
export function SignalChart(props: {
  readonly cover: string;
  readonly signal: Signal;
  readonly settings: readonly RuleSetting[];
  readonly looked: Looked;
  readonly turn: number;
  readonly onSelect: (looked: Looked) => void;
}) {
  const { cover, signal, looked, turn } = props;
  const query = { signal, from: iso(looked.from), to: iso(looked.to), points: POINTS, limit: POINTS };
  const about = `${cover} ${signal} ${looked.name === 'own' ? `${looked.from} ${looked.to}` : looked.name}`;
  const asked = useAsked<History>(`/api/covers/${encodeURIComponent(cover)}/history`, query, { about, turn });
  return (
    <div class="signal-chart">
      <Answer of={asked}>{(history) => <Drawn {...props} history={history} />}</Answer>
    </div>
  );
}

function Drawn(props: Parameters<typeof SignalChart>[0] & { readonly history: History }) {
  const { cover, signal, settings, looked, onSelect, history } = props;
  const t = useWords(words);
  const common = useCommon();
  const format = useFormat();
  const hovered = useMemo(() => makeSignal<number | undefined>(undefined), []);
  const levels = useMemo(() => levelsOf(signal, settings), [signal, settings]);
  const series = useMemo(() => (history.points.length === 0 ? NO_SERIES : seriesOf(history.points)), [history]);
  const range = useMemo(() => rangeOf(signal, [...series.low, ...series.high], levels), [signal, series, levels]);
  const data = useMemo(
    () => [series.x, series.low, series.high, series.mean] as unknown as uPlot.AlignedData,
    [series],
  );
  const { from, to } = looked;
  const [low, high] = range;

  const options = useCallback(
    (colours: ChartColours): Omit<uPlot.Options, 'width' | 'height'> => {
      const ticks = (width: number) => ticksOf(from, to, width < NARROW ? 4 : undefined);
      const named = levels.map((level) => ({
        ...level,
        text: `${common.rule[level.rule]} ${settingText({ value: level.raise, unit: level.unit }, common, format)}`,
      }));
      const line = { stroke: colours.of('accent'), width: 1.5, points: { size: 4 } };
      return {
        padding: [8, END_GAP, 0, 0],
        legend: { show: false },
        cursor: { sync: { key: `cover ${cover}` }, y: false, drag: { x: true, y: false, setScale: false } },
        scales: { x: { time: true, range: () => [from / 1_000, to / 1_000] }, y: { range: () => [low, high] } },
        axes: [
          {
            ...colours.axis,
            size: 24,
            splits: (plot) => ticks(plot.width).times.map((at) => at / 1_000),
            values: (plot, splits) => splits.map((at) => format.tick(at * 1_000, ticks(plot.width).of)),
          },
          { ...colours.axis, size: GUTTER, values: (_plot, splits) => splits.map((value) => format.number(value, 1)) },
        ],
        series: [
          {},
          { stroke: 'transparent', points: { show: false } },
          { stroke: 'transparent', points: { show: false } },
          line,
        ],
        bands: [{ series: [2, 1], fill: colours.of('accent-soft') }],
        hooks: {
          draw: [(plot) => drawLevels(plot, named, colours)],
          setCursor: [
            (plot) => {
              hovered.value = plot.cursor.idx ?? undefined;
            },
          ],
          setSelect: [
            (plot) => {
              const { left, width } = plot.select;
              if (width === 0) return;
              const chosen = spanOf(plot.posToVal(left, 'x') * 1_000, plot.posToVal(left + width, 'x') * 1_000);
              plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
              if (chosen) onSelect(chosen);
            },
          ],
        },
      };
    },
    [from, to, low, high, levels, common, format, cover, hovered, onSelect],
  );

  const name = common.reading[signal];
  const told = series.mean.filter((value) => value !== null);
  const quantity = (value: number) => format.quantity(value, history.unit);
  const [least, most] = [series.low, series.high].map((list, i) =>
    list.filter((value) => value !== null).reduce((a, b) => (i === 0 ? Math.min(a, b) : Math.max(a, b)), told[0] ?? 0),
  );
  const sentence =
    t.chart(name, cover, t.spanIs[looked.name]) +
    (told.length === 0 ? '' : t.chartRange(quantity(least ?? 0), quantity(most ?? 0)));
  return (
    <>
      <ChartHead name={name} history={history} series={series} hovered={hovered} />
      {told.length === 0 && levels.length === 0 ? (
        <p class="muted small signal-none">{t.noReadings}</p>
      ) : (
        <Chart label={sentence} data={data} options={options} height={HEIGHT} />
      )}
      <LevelLegend name={name} levels={levels} range={range} />
    </>
  );
}
