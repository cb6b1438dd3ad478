import { useEffect, useRef, useState } from 'preact/hooks';
import type uPlot from 'uplot';
import { useConsole } from '../shell/console.ts';
import { Loading } from './states.tsx';
import './chart.css';

interface ChartProps {
  /** what it shows, in a sentence: a drawing says nothing to who cannot see it */
  readonly label: string;
  /** x in seconds since the epoch, then each series; null is a gap */
  readonly data: uPlot.AlignedData;
  /** Made anew with each look: colours come from the theme. Keep it stable with useCallback. */
  readonly options: (colours: ChartColours) => Omit<uPlot.Options, 'width' | 'height'>;
  readonly height?: number;
}

/** What a chart is drawn in: `colours.of('mark-critical')`. */
export interface ChartColours {
  of(name: string): string;
  /** axes with the console's lines and letters; spread into each of yours */
  readonly axis: Pick<uPlot.Axis, 'stroke' | 'grid' | 'ticks' | 'font'>;
}

function coloursOf(element: HTMLElement): ChartColours {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const line = { stroke: of('line'), width: 1 };
  return { of, axis: { stroke: of('muted'), grid: line, ticks: line, font: `12px ${style.fontFamily}` } };
}

/** uPlot, fetched with the first chart; as wide as there is room, and drawn anew when the theme changes. */
export function Chart({ label, data, options, height = 220 }: ChartProps) {
  const { theme } = useConsole();
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>();
  const [make, setMake] = useState<typeof uPlot>();
  const shown = theme.shown.value;

  useEffect(() => {
    let isGone = false;
    void import('./uplot.ts').then(({ default: found }) => {
      if (!isGone) setMake(() => found);
    });
    return () => {
      isGone = true;
    };
  }, []);

  useEffect(() => {
    const { current } = place;
    if (!make || !current) return undefined;
    const made = new make({ ...options(coloursOf(current)), width: current.clientWidth, height }, data, current);
    plot.current = made;
    const watch = new ResizeObserver(() => made.setSize({ width: current.clientWidth, height }));
    watch.observe(current);
    return () => {
      watch.disconnect();
      made.destroy();
      plot.current = undefined;
    };
  }, [make, options, height, shown]);

  useEffect(() => plot.current?.setData(data), [data]);

  return (
    <figure class="chart" aria-label={label}>
      <div ref={place} style={{ minHeight: `${height}px` }}>
        {!make && <Loading />}
      </div>
    </figure>
  );
}
