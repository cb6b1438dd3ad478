import { Link } from 'wouter-preact';
import { useFormat } from '../shell/console.ts';
import { type Mark, Shape } from './severity.tsx';
import { laidOut, type Span, ticksOf } from './timeLanes.ts';
import './timeLine.css';

/** Something that lasted from one time to another; null: it lasts. */
export interface Bar extends Span {
  readonly key: string;
  readonly mark: Mark;
  /** all of it, in words */
  readonly label: string;
  readonly href?: string;
  /** drawn as an outline: it never was, or is only supposed */
  readonly hollow?: boolean;
}

export interface Lane {
  readonly key: string;
  readonly label: string;
  readonly bars: readonly Bar[];
}

/** Bars over time, a lane for each sort. `gutter`: px at the left, so that it stands under a chart with the same axis. */
export function TimeLine(props: {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly lanes: readonly Lane[];
  readonly gutter?: number;
  /** the times below; a chart above may have them already */
  readonly axis?: boolean;
}) {
  const { label, from, to, lanes, gutter, axis = false } = props;
  const format = useFormat();
  const { times, of } = ticksOf(from, to);
  const place = (at: number) => `${(100 * (at - from)) / (to - from)}%`;
  return (
    <section
      class={gutter === undefined ? 'time-line' : 'time-line is-under'}
      aria-label={label}
      style={gutter === undefined ? undefined : { '--gutter': `${gutter}px` }}
    >
      {lanes.map((lane) => {
        const { rows, height } = laidOut(lane.bars, from, to);
        return (
          <div key={lane.key} class="time-lane">
            <p class="time-lane-label small">{lane.label}</p>
            <ul class="time-lane-bars" style={{ '--rows': height }}>
              {rows.map(({ bar, row, start, end }) => (
                <li
                  key={bar.key}
                  class={`time-bar is-${bar.mark}${bar.hollow ? ' is-hollow' : ''}`}
                  style={{ '--start': start, '--end': end, '--row': row }}
                  title={bar.label}
                >
                  {bar.href ? (
                    <Link href={bar.href} aria-label={bar.label}>
                      <Shape mark={bar.mark} size={11} />
                    </Link>
                  ) : (
                    <>
                      <Shape mark={bar.mark} size={11} />
                      <span class="unseen">{bar.label}</span>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {axis && (
        <div class="time-axis small muted" aria-hidden="true">
          {times.map((at) => (
            <span key={at} style={{ insetInlineStart: place(at) }}>
              {format.tick(at, of)}
            </span>
          ))}
        </div>
      )}
    </section>
  );
}
