import { useCallback, useMemo } from 'preact/hooks';
import type { AlignedData } from 'uplot';
import type { Reading } from '../../../api/coverDocuments.ts';
import type { ShownIncident } from '../../../api/incidentDocuments.ts';
import { Chart, type ChartColours } from '../../../parts/chart.tsx';
import { useCommon, useFormat, useWords } from '../../../shell/console.ts';
import { words } from '../words.ts';

const HEIGHT = 140;
/** before it was opened */
const LEAD_MS = 6 * 3_600_000;
const LEAST = 8;

/** From a little before it was opened; more where there are few. */
function lately(readings: readonly Reading[], { openedAt }: ShownIncident): readonly Reading[] {
  const from = Date.parse(openedAt) - LEAD_MS;
  const some = readings.filter(({ at }) => Date.parse(at) >= from);
  return some.length >= LEAST ? some : readings.slice(-LEAST);
}

/** The last readings of what it is about: water where it floods, else the angle. */
export function ReadingsChart({
  incident,
  readings,
}: {
  readonly incident: ShownIncident;
  readonly readings: readonly Reading[];
}) {
  const common = useCommon();
  const t = useWords(words);
  const format = useFormat();
  const signal = incident.matter === 'flooding' ? 'water' : 'tilt';
  const unit = signal === 'water' ? 'mm' : 'deg';
  const data = useMemo<AlignedData>(() => {
    const told = lately(readings, incident).filter((one) => one[signal] !== undefined);
    return [told.map(({ at }) => Date.parse(at) / 1_000), told.map((one) => one[signal] ?? null)];
  }, [readings.length, readings.at(-1)?.at, signal]);
  const options = useCallback(
    ({ of, axis }: ChartColours) => ({
      legend: { show: false },
      cursor: { y: false },
      axes: [
        { ...axis, space: 70 },
        {
          ...axis,
          size: 56,
          values: (_plot: unknown, ticks: number[]) => ticks.map((tick) => format.quantity(tick, unit)),
        },
      ],
      scales: {
        y: {
          range: (_plot: unknown, _least: number, most: number) => [0, Math.max(most * 1.1, 10)] as [number, number],
        },
      },
      series: [{}, { label: signal, stroke: of('accent'), width: 2, points: { show: true, size: 5 } }],
    }),
    [format, signal, unit],
  );
  if (data[0].length < 2) return null;
  return <Chart label={t.sensor.chart(common.reading[signal])} data={data} options={options} height={HEIGHT} />;
}
