import type { CoverState } from '../detect/types.ts';
import type { Heard } from '../store/types.ts';

/** A clock that is nudged may say that much of a silence that was none. */
const SLACK_MS = 1_000;
/** Less is lost on every link, and allows a node no heartbeat more. */
const NO_LOSS = 0.01;

export interface HeardFrame {
  readonly cover: string;
  /** of the cover, before the frame */
  readonly before: CoverState;
  readonly receivedAt: number;
  readonly readings: boolean;
  readonly missed: number | undefined;
  readonly heartbeatMs: number | undefined;
  readonly maintenance: boolean | undefined;
  /** in force before the frame */
  readonly usualMs: number;
  /** what was known of the link over which the node was heard before */
  readonly since: number | undefined;
  readonly linkLoss: number;
}

/** What is to be kept of how a node was heard; undefined where the readings of the frame say it all. */
export function heardOf(frame: HeardFrame): Heard | undefined {
  const { cover, before, receivedAt, readings, missed, heartbeatMs, maintenance, usualMs } = frame;
  const isLong = before.heard > 0 && receivedAt - before.heard > usualMs;
  const since =
    before.heard > 0 && frame.since !== undefined && frame.since > before.heard + SLACK_MS ? frame.since : undefined;
  const linkLoss = isLong && frame.linkLoss > NO_LOSS ? frame.linkLoss : undefined;
  const isTold = readings && missed === 0 && [heartbeatMs, maintenance, since, linkLoss].every((x) => x === undefined);
  return isTold ? undefined : { cover, receivedAt, readings, missed, heartbeatMs, maintenance, since, linkLoss };
}
