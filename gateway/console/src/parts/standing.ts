import type { Cover } from '../api/coverDocuments.ts';
import { type Condition, SEVERITIES, type Severity } from '../api/words.ts';

/** How a cover is told of, wherever it is: by the worst of what is raised, or by its condition where that is nothing. */
export interface Standing {
  readonly condition: Condition;
  readonly severity: Severity | undefined;
}

/** What stands on a shelf is not told as an alert: somebody wants to hear nothing of it. */
export function standingOf({ condition, events }: Pick<Cover, 'condition' | 'events'>): Standing {
  if (condition !== 'open') return { condition, severity: undefined };
  const told = events.filter(({ shelvedUntil }) => shelvedUntil === undefined);
  if (told.length === 0) return { condition: 'normal', severity: undefined };
  return { condition, severity: SEVERITIES.find((one) => told.some(({ severity }) => severity === one)) ?? 'info' };
}
