import { z } from 'zod';
import { MATTERS } from '../../incidents/types.ts';
import { HELD_FOR, REPORT_STATES } from '../../residents/report.ts';
import { incidentId, placeSchema } from './incident.ts';
import { time } from './words.ts';

const contactSchema = z
  .object({
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    text: z.string().nullable(),
  })
  .meta({ description: 'personal: for whoever has to ask back, and gone some time behind the end' });

/** R-000123 */
export const reportIdSchema = z.string().regex(/^R-\d{6,15}$/, 'is no number of a report such as R-000123');

/** documents/residentReportDocument.ts */
export const residentReportSchema = z
  .object({
    id: reportIdSchema,
    at: time,
    updatedAt: time,
    state: z.enum(REPORT_STATES),
    heldFor: z.enum(HELD_FOR).nullable(),
    service: z.string(),
    matter: z.enum(MATTERS),
    cover: z.string().nullable(),
    place: placeSchema.nullable(),
    address: z.string().nullable(),
    text: z.string(),
    photo: z.string().nullable().meta({ description: 'see /api/photos' }),
    contact: contactSchema.nullable(),
    via: z.enum(['page', 'open311']),
    incident: incidentId.nullable(),
    note: z.string().nullable().meta({ description: 'what was said when it was looked at' }),
  })
  .meta({ id: 'ResidentReport' });
