import { createRanks } from './ranks.ts';
import type { Story } from './story.ts';
import type { Row, Span } from './types.ts';

export function isIn({ from, to }: Span, at: number): boolean {
  return at >= from && at < to;
}

/** Part of a whole; null of nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** What a story says of a span; the same for the whole and for each of its parts. No parents, no duplicates. */
export interface Tally {
  add(story: Story): void;
  row(name: string): Row;
  onTime(): number;
}

export function createTally(span: Span): Tally {
  const safe = createRanks();
  const counts = { opened: 0, closed: 0, falseAlarms: 0, reopened: 0, limits: 0 };
  let onTime = 0;

  return {
    add(story) {
      const { closed } = story;
      if (isIn(span, story.openedAt)) counts.opened += 1;
      if (closed && isIn(span, closed.at)) {
        counts.closed += 1;
        if (closed.result === 'false-alarm') counts.falseAlarms += 1;
      }
      if (story.reopenedAt.some((at) => isIn(span, at))) counts.reopened += 1;
      for (const limit of story.limits) {
        if (!isIn(span, limit.at)) continue;
        counts.limits += 1;
        if (limit.onTime) onTime += 1;
      }
      // where nothing was wrong, nothing was made safe
      if (story.safe && isIn(span, story.safe.at) && closed?.result !== 'false-alarm') safe.add(story.safe.ms);
    },
    row: (name) => ({
      ...{ name, ...counts, onTimeShare: shareOf(onTime, counts.limits) },
      ...{ safe: safe.count(), medianMs: safe.at(0.5), p90Ms: safe.at(0.9) },
    }),
    onTime: () => onTime,
  };
}
