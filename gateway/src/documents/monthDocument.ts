import type { MonthFigures } from '../supervision/supervision.ts';

/** A month of a series: what a chart needs, and not all of its figures. */
export function monthDocument({ month, figures }: MonthFigures) {
  const { incidents, limits, timeToSafe, cards } = figures;
  return {
    ...{ month, opened: incidents.opened, closed: incidents.closed, open: incidents.open },
    ...{ falseAlarms: incidents.falseAlarms, reopened: incidents.reopened },
    ...{ limits: limits.decided, onTimeShare: limits.share },
    ...{ safe: timeToSafe.count, medianMs: timeToSafe.median, p90Ms: timeToSafe.p90 },
    ...{ yellow: cards.yellow, red: cards.red },
  };
}
