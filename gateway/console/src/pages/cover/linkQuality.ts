import type { HistoryPoint } from '../../api/coverDocuments.ts';

/** How well a node is heard, over a span. */
export interface LinkQuality {
  readonly rssi: Figures | undefined;
  readonly snr: Figures | undefined;
  readonly frames: number;
  /** share of the statuses that were to come and did not; undefined where the heartbeat is not known, or it has just begun */
  readonly lost: number | undefined;
  /** statuses that were to come */
  readonly expected: number | undefined;
}

interface Figures {
  readonly last: number;
  readonly mean: number;
  readonly min: number;
}

const MINUTE_MS = 60_000;
/** With fewer than these one that is late would be a loss of some percent. */
const LEAST_EXPECTED = 10;

function figuresOf(points: readonly HistoryPoint[]): Figures | undefined {
  const last = points.at(-1);
  if (!last) return undefined;
  const count = points.reduce((sum, point) => sum + point.count, 0);
  const sum = points.reduce((total, point) => total + point.sum, 0);
  return { last: last.last, mean: sum / count, min: Math.min(...points.map(({ min }) => min)) };
}

/**
 * A node that says its heartbeat sends a status that often, up to a sixteenth sooner. Alerts come on top, so that the loss is
 * the least that it can have been.
 */
export function linkQuality(options: {
  readonly rssi: readonly HistoryPoint[];
  readonly snr: readonly HistoryPoint[];
  readonly frames: readonly HistoryPoint[];
  /** minutes; undefined where the node has not said it */
  readonly heartbeat: number | undefined;
  /** ms: of the span, and when the node was heard first in it */
  readonly from: number;
  readonly to: number;
}): LinkQuality {
  const { rssi, snr, frames: heard, heartbeat, from, to } = options;
  const frames = heard.reduce((total, { sum }) => total + sum, 0);
  const [first] = heard;
  const since = first ? Math.max(from, Date.parse(first.at)) : to;
  const expected = heartbeat === undefined ? 0 : Math.floor((to - since) / (heartbeat * MINUTE_MS));
  const isTold = expected >= LEAST_EXPECTED;
  return {
    ...{ rssi: figuresOf(rssi), snr: figuresOf(snr), frames },
    expected: isTold ? expected : undefined,
    lost: isTold ? Math.max(0, 1 - frames / expected) : undefined,
  };
}
