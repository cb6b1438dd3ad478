import { RULE_SCALES } from '../detect/ruleSettings.ts';
import type { FaultReason } from '../detect/signals/health.ts';
import type { RuleName, Severity, Signal } from '../detect/types.ts';
import type { EventRow, TimeQuality } from '../store/types.ts';
import { iso } from './words.ts';

/** An event, as everybody outside sees it. Times are RFC 3339, UTC. */
export interface EventDocument {
  readonly id: string;
  readonly cover: string;
  readonly rule: RuleName;
  readonly severity: Severity;
  /** the reading that completed the hold */
  readonly signal: Signal;
  /** the first sample at or beyond the raise level */
  readonly onset: string;
  readonly raisedAt: string;
  /** null while the event is open */
  readonly clearedAt: string | null;
  /** at raising; null where only a switch has spoken; else in `unit`, like `peak` */
  readonly value: number | null;
  readonly peak: number | null;
  readonly unit: string;
  /** when the frame came in that told of it */
  readonly receivedAt: string;
  /** floor: the event may have happened earlier than its times say */
  readonly quality: TimeQuality;
  /** raised by samples that newer ones had overtaken */
  readonly late: boolean;
  /** late samples have shown that it never was */
  readonly withdrawn: boolean;
  /** how often what was told of it was told anew, and otherwise; 0: never */
  readonly revision: number;
  /** its rule stood on a shelf when it was told last */
  readonly shelved: boolean;
  /** node.fault: what is wrong; null of other rules */
  readonly reason: FaultReason | null;
}

export function eventDocument(row: EventRow): EventDocument {
  const { id, cover, rule, severity, signal, onset, raisedAt, clearedAt, value, peak, receivedAt, quality } = row;
  return {
    id,
    cover,
    rule,
    severity,
    signal,
    onset: iso(onset),
    raisedAt: iso(raisedAt),
    clearedAt: clearedAt === null ? null : iso(clearedAt),
    value,
    peak,
    unit: RULE_SCALES[rule].unit,
    receivedAt: iso(receivedAt),
    quality,
    late: row.late,
    withdrawn: row.withdrawn,
    revision: row.revision,
    shelved: row.shelved,
    reason: row.reason,
  };
}
