import { z } from 'zod';
import { LANGUAGES } from '../../parts/language.ts';
import { MONTH } from '../../supervision/months.ts';
import { TARGET_NAMES } from '../../supervision/targets.ts';
import { GROUPINGS, type TargetName } from '../../supervision/types.ts';
import { incidentId } from './incident.ts';
import { count, time } from './words.ts';

const share = z.number().min(0).nullable().meta({ description: '0 to 1; null where there was nothing to measure' });
const ms = z.number().min(0).nullable();

export const month = z.string().regex(MONTH, 'is no month such as 2026-11');
export const language = z.enum(LANGUAGES).optional();
const name = z.string().max(64).optional();
/** an empty text: incidents that have none */
export const figuresFilter = { unit: name, cell: name, rule: name };

const row = z.object({
  name: z.string().meta({ description: 'empty: incidents that have none' }),
  opened: count,
  closed: count,
  limits: count,
  onTimeShare: share,
  safe: count.meta({ description: 'incidents that became safe' }),
  medianMs: ms,
  p90Ms: ms,
  falseAlarms: count,
  reopened: count,
});

const step = z.object({ step: z.string(), taken: count, limits: count, onTime: count, share });
const incidents = z.object({
  opened: count,
  closed: count,
  open: count.meta({ description: 'at the end of the span' }),
  parents: count,
  reopened: count,
  falseAlarms: count,
  duplicates: count,
});
const limits = z.object({ decided: count, onTime: count, share });
const timeToSafe = z.object({ count, median: ms, p90: ms });
const cards = z.object({ yellow: count, red: count });
const overdue = z.object({ incident: incidentId, unit: z.string(), step: z.string(), openedAt: time, dueAt: time });

/** documents/figuresDocument.ts; what each counts: SUPERVISION.md */
export const figuresSchema = z
  .object({
    from: time,
    to: time,
    filter: z.object({ unit: z.string().nullable(), cell: z.string().nullable(), rule: z.string().nullable() }),
    incidents,
    steps: z.array(step),
    limits,
    timeToSafe,
    longestOpen: z.object({ incident: incidentId, since: time, ms: z.number().min(0) }).nullable(),
    cards,
    recurrent: z.array(z.object({ cover: z.string(), incidents: count })),
    recurrentCovers: count,
    overdue: z
      .array(overdue)
      .meta({ description: 'open at the end and past their limit, the latest first; at most 50' }),
    overdueIncidents: count,
    by: z.object({ unit: z.array(row), cell: z.array(row), rule: z.array(row) }),
  })
  .meta({ id: 'Figures' });

export const monthSchema = z
  .object({
    month,
    ...{ opened: count, closed: count, open: count, falseAlarms: count, reopened: count, limits: count },
    ...{ onTimeShare: share, safe: count, medianMs: ms, p90Ms: ms, yellow: count, red: count },
  })
  .meta({ id: 'MonthFigures' });

const target = z.enum(TARGET_NAMES as readonly [TargetName, ...TargetName[]]);
const checked = {
  ...{ target, unit: z.enum(['share', 'ms']), ask: z.enum(['least', 'most']), aim: z.number() },
  ...{ figure: z.number().nullable(), gap: z.number().nullable(), met: z.boolean().nullable() },
};
const missed = { target, figure: z.number(), before: z.number(), aim: z.number() };

const action = z.discriminatedUnion('action', [
  z.object({ action: z.literal('inspect-cover'), cover: z.string(), incidents: count }),
  z.object({ action: z.literal('more-covers'), covers: count }),
  z.object({ action: z.literal('talk-to-unit'), unit: z.string(), ...missed }),
  z.object({
    ...{ action: z.literal('try-rule'), rule: z.string(), falseAlarms: count, closed: count, command: z.string() },
  }),
  z.object({ action: z.literal('carry-over'), incidents: count, latest: z.array(incidentId) }),
  z.object({ action: z.literal('mend-target'), ...missed }),
]);

/** documents/reportDocument.ts */
export const reportSchema = z
  .object({
    month,
    zone: z.string(),
    madeAt: time,
    isOver: z.boolean().meta({ description: 'false: the figures will change' }),
    plan: z.object({ targets: z.record(target, z.number()) }),
    do: z.object({ figures: figuresSchema, series: z.array(monthSchema) }),
    check: z.object({
      targets: z.array(z.object({ ...checked, before: z.number().nullable() })),
      worst: z.array(z.object({ ...checked, grouping: z.enum(GROUPINGS), name: z.string(), cases: count })),
    }),
    act: z.array(action),
  })
  .meta({ id: 'Report' });

const publicRow = row.extend({ name: z.string().nullable().meta({ description: 'null: those with few cases' }) });

/** documents/publicDocument.ts */
export const publicSchema = z
  .object({
    ...{ month, from: time, to: time, incidents, steps: z.array(step), limits, timeToSafe, cards },
    ...{ longestOpenMs: ms, recurrentCovers: count },
    by: z.object({ unit: z.array(publicRow), cell: z.array(publicRow), rule: z.array(publicRow) }),
  })
  .meta({ id: 'PublicFigures' });
