import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../parts/clock.ts';
import { createKept } from '../parts/kept.ts';
import { monthOf, monthsUpTo, spanOfMonth } from './months.ts';
import { createReport, type Report } from './report.ts';
import { type EntrySource, supervise } from './supervise.ts';
import type { Figures, Filter, Span, SupervisionSettings } from './types.ts';

export interface SupervisionOptions {
  readonly source: () => EntrySource;
  readonly clock: Clock;
  readonly settings: () => SupervisionSettings;
}

/** A month of a series. */
export interface MonthFigures {
  readonly month: string;
  readonly figures: Figures;
}

/** Figures for whoever asks, each computed once for a while. */
export interface Supervision {
  figures(span: Span, filter?: Filter): Promise<Figures>;
  month(month: string, filter?: Filter): Promise<Figures>;
  /** the last `count` months up to that one, the oldest first */
  months(last: string, count: number, filter?: Filter): Promise<readonly MonthFigures[]>;
  report(month: string): Promise<Report>;
  /** the month that it is, in the zone of the supervision */
  thisMonth(): string;
}

/** Figures of what is still going on; and of a month that is over, which nobody can change. */
const FRESH_MS = 10_000;
const OVER_MS = 3_600_000;
/** A year, and what a few people look at beside. */
const KEPT = 64;

export function createSupervision({ source, clock, settings }: SupervisionOptions): Supervision {
  const kept = createKept<Figures>({ clock, most: KEPT });

  function figures(span: Span, filter: Filter = {}): Promise<Figures> {
    const now = clock.now();
    const { recurrent } = settings();
    const key = JSON.stringify([span.from, span.to, filter.unit, filter.cell, filter.rule, recurrent]);
    const isOver = span.to <= now;
    // nothing that was counted as running is taken for what stays
    return kept.get(`${isOver ? 'over' : 'running'} ${key}`, isOver ? OVER_MS : FRESH_MS, () =>
      supervise({ source: source(), span, filter, now, recurrent, pause: () => setImmediate() }),
    );
  }

  const month = (name: string, filter?: Filter) => figures(spanOfMonth(name, settings().zone), filter);

  /** One after the other: each has its pauses, and twelve at once would leave none. */
  async function months(last: string, count: number, filter?: Filter): Promise<readonly MonthFigures[]> {
    const found: MonthFigures[] = [];
    for (const name of monthsUpTo(last, count)) found.push({ month: name, figures: await month(name, filter) });
    return found;
  }

  return {
    figures,
    month,
    months,
    async report(name) {
      const series = await months(name, 12);
      return createReport({ month: name, series, settings: settings(), now: clock.now() });
    },
    thisMonth: () => monthOf(clock.now(), settings().zone),
  };
}
