import { z } from 'zod';
import { ROLES } from '../../accounts/roles.ts';
import { ACTS } from '../../incidents/acts.ts';
import { CARDS, EVIDENCE, MATTERS, ORIGINS, RESULTS, STEP_KINDS } from '../../incidents/types.ts';
import { count, ruleName, severity, time } from './words.ts';

/** I-000123 */
export const incidentId = z.string().regex(/^I-\d{6,15}$/, 'is no number of an incident such as I-000123');
const matter = z.enum(MATTERS);
const who = z.string().meta({ description: '`sensor`, `gateway`, `resident`, or the name of a user or token' });

export const placeSchema = z.object({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  address: z.string().max(500).exactOptional(),
});

const proofSchema = z.object({
  from: time.meta({ description: 'event time since when all was as it should be' }),
  to: time,
  samples: count,
  tilt: z.number().nullable().meta({ description: 'the largest angle from the zero, deg' }),
  by: z.enum(['samples', 'silence']),
});

const verificationSchema = z.object({
  state: z.enum(['none', 'waiting', 'refuted', 'verified', 'overruled']),
  at: time.nullable().meta({ description: 'waiting: since when' }),
  who: who.nullable(),
  reason: z.string().nullable(),
  proof: proofSchema.nullable(),
});

/** documents/incidentDocument.ts */
export const incidentSchema = z
  .object({
    id: incidentId,
    kind: z.enum(['cover', 'parent']),
    cover: z.string().nullable(),
    coverName: z.string().nullable(),
    cell: z.string().nullable(),
    place: placeSchema.nullable(),
    workflow: z.string(),
    origin: z.enum(ORIGINS),
    matter,
    severity,
    text: z.string().nullable(),
    openedAt: time,
    closedAt: time.nullable(),
    result: z.enum(RESULTS).nullable(),
    steps: z.array(
      z.object({ step: z.string(), at: time, who, dueAt: time.nullable(), onTime: z.boolean().nullable() }),
    ),
    next: z.object({ step: z.string(), since: time, dueAt: time.nullable() }).nullable(),
    card: z.enum(CARDS).meta({ description: 'of the awaited step: yellow at 80 % of its time, red behind it' }),
    unit: z.string().nullable(),
    assignee: z.string().nullable(),
    level: count.meta({ description: 'how often it was escalated' }),
    work: z.object({ at: time, who }).nullable(),
    handedIn: z.object({ at: time, who }).nullable(),
    verification: verificationSchema,
    events: z.array(
      z.object({ event: z.string(), rule: ruleName, severity, open: z.boolean(), withdrawn: z.boolean() }),
    ),
    reports: count,
    photos: count,
    children: z.array(incidentId),
    parent: incidentId.nullable(),
    reopened: count,
    last: count.meta({ description: 'grows with each entry' }),
  })
  .meta({ id: 'Incident' });

/** `fact` as in incidents/types.ts, its times RFC 3339 */
const entrySchema = z
  .object({
    id: z.int(),
    incident: incidentId,
    at: time,
    enteredAt: time.nullable(),
    who,
    kind: z.string(),
    fact: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'IncidentEntry' });

/** What a step asks of whoever takes it. */
const stepPlan = {
  step: z.string(),
  kind: z.enum(STEP_KINDS),
  by: z.enum(ROLES).meta({ description: 'the least role that may take it' }),
  needs: z.array(z.enum(EVIDENCE)),
};

/** One incident, with all that was said of it, and what whoever asks may do with it now. */
export const shownIncidentSchema = incidentSchema
  .extend({
    entries: z.array(entrySchema).meta({ description: 'oldest first' }),
    photoList: z.array(z.object({ id: z.string(), at: time, who, width: count, height: count })),
    workflowSteps: z.array(z.object(stepPlan)),
    verify: z
      .object({ tilt: z.number(), stillMs: count })
      .meta({ description: 'when the sensor is believed: within so many deg of its zero, still for so long' }),
    may: z.array(z.enum(ACTS)).meta({ description: 'acts that whoever asks may do now; take: the awaited step' }),
  })
  .meta({ id: 'ShownIncident' });

const sent = {
  key: z
    .string()
    .min(8)
    .max(64)
    .optional()
    .meta({ description: 'made by the sender: what is sent again is done once' }),
  enteredAt: z.iso.datetime({ offset: true }).optional(),
};
const reason = z.string().trim().min(3).max(2_000);
const carried = {
  note: z.string().trim().max(2_000).optional(),
  photos: z.array(z.string().max(64)).max(10).optional(),
  reading: z.string().trim().max(200).optional(),
};
const unit = z.string().trim().min(1).max(64);
const user = z.string().min(1).max(64).optional();

export const actBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('take'), step: z.string(), unit: unit.optional(), user, ...carried, ...sent }),
  z.strictObject({ act: z.literal('begin-work'), minutes: z.int().min(5).max(1_440).optional(), ...sent }),
  z.strictObject({ act: z.literal('note'), ...carried, ...sent }),
  z.strictObject({ act: z.literal('assign'), unit, user, note: carried.note, ...sent }),
  z.strictObject({ act: z.literal('overrule'), reason, ...sent }),
  z.strictObject({ act: z.literal('false-alarm'), reason, ...sent }),
  z.strictObject({ act: z.literal('duplicate'), of: incidentId, reason: reason.optional(), ...sent }),
  z.strictObject({ act: z.literal('reopen'), reason, ...sent }),
]);

/** What somebody of the city has seen in the street. */
export const sightingBody = z.strictObject({
  cover: z.string().min(1).max(64).optional(),
  place: placeSchema.optional(),
  matter,
  text: z.string().trim().max(2_000).optional(),
  photos: carried.photos,
  ...sent,
});

export const workflowSchema = z
  .object({
    name: z.string(),
    steps: z.array(
      z.object({
        ...stepPlan,
        automatic: z.boolean().meta({ description: 'the gateway takes it itself, where an event opened the incident' }),
        limits: z.array(
          z.object({
            matters: z.array(matter).nullable(),
            severities: z.array(severity).nullable(),
            minutes: z.number(),
            from: z.enum(['opened', 'previous']).meta({ description: 'from when on it counts' }),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Workflow' });
