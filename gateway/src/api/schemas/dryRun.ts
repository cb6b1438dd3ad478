import { z } from 'zod';
import { FAULT_REASONS } from '../../detect/signals/health.ts';
import { SIGNALS } from '../../detect/types.ts';
import { ASPECTS, VERDICTS } from '../../dryrun/difference.ts';
import { count, next, ruleName, severity, time } from './words.ts';

const found = z
  .object({
    id: z.string(),
    severity,
    signal: z.enum(SIGNALS),
    reason: z.enum(FAULT_REASONS).nullable(),
    onset: time,
    raisedAt: time,
    clearedAt: time.nullable().meta({ description: 'null: open at the end of the span' }),
    value: z.number().nullable(),
    peak: z.number().nullable(),
  })
  .meta({ id: 'FoundEvent' });

const difference = z
  .object({
    verdict: z.enum(VERDICTS),
    cover: z.string(),
    rule: ruleName,
    unit: z.string(),
    aspects: z.array(z.enum(ASPECTS)).meta({ description: 'changed: what is otherwise' }),
    told: found.nullable().meta({ description: 'as it was told then' }),
    found: found.nullable().meta({ description: 'as it would be told now' }),
  })
  .meta({ id: 'EventDifference' });

/** documents/dryRunDocument.ts */
export const dryRunSchema = z
  .object({
    from: time,
    to: time,
    warmUpFrom: time.meta({
      description: 'from here on history was folded; what was raised before `from` is not counted',
    }),
    covers: count,
    readings: count,
    underWrongClock: count.meta({ description: 'readings that came in under a clock that was known to be wrong' }),
    rules: z.array(
      z.object({ rule: ruleName, told: count, found: count, same: count, changed: count, gone: count, new: count }),
    ),
    differences: z.array(difference),
    unshown: count.meta({ description: 'differences beyond `limit`' }),
    next: next.meta({
      description: 'the time was up: the cursor of the covers that are left; null where there are none',
    }),
  })
  .meta({ id: 'DryRun' });
