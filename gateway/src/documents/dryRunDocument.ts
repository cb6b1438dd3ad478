import { RULE_SCALES } from '../detect/ruleSettings.ts';
import type { Compared } from '../dryrun/difference.ts';
import type { DryRun } from '../dryrun/dryRun.ts';
import type { FoundEvent } from '../dryrun/found.ts';
import type { RuleCounts } from '../dryrun/tally.ts';
import { iso } from './words.ts';

function eventOf({ cover: _, rule: __, ...event }: FoundEvent) {
  const { onset, raisedAt, clearedAt, ...rest } = event;
  const ended = clearedAt === null ? null : iso(clearedAt);
  return { ...rest, onset: iso(onset), raisedAt: iso(raisedAt), clearedAt: ended };
}

function differenceOf({ verdict, told, found, aspects }: Compared) {
  const one = (told ?? found) as FoundEvent;
  return {
    verdict,
    cover: one.cover,
    rule: one.rule,
    unit: RULE_SCALES[one.rule].unit,
    aspects,
    told: told ? eventOf(told) : null,
    found: found ? eventOf(found) : null,
  };
}

export interface DryRunSpan {
  readonly from: number;
  readonly to: number;
  readonly warmUpMs: number;
}

/** What a dry run has found, as everybody outside sees it. Times are RFC 3339, UTC. */
export function dryRunDocument({ tally, figures }: DryRun, { from, to, warmUpMs }: DryRunSpan) {
  const { covers, readings, underWrongClock } = figures();
  return {
    from: iso(from),
    to: iso(to),
    warmUpFrom: iso(from - warmUpMs),
    covers,
    readings,
    underWrongClock,
    rules: tally.counts(),
    differences: tally.differences().map(differenceOf),
    unshown: tally.unshown(),
  };
}

/** Rules that have anything to tell. */
export function spokenRules(counts: readonly RuleCounts[]): readonly RuleCounts[] {
  return counts.filter(({ told, found }) => told + found > 0);
}

export type DryRunDocument = ReturnType<typeof dryRunDocument>;
