import { z } from 'zod';
import { incidentId } from './incident.ts';
import { severity } from './words.ts';

const lat = z.number();
const lon = z.number();
const orNone = <S extends z.ZodType>(schema: S) => z.union([schema, z.literal('')]);

/** Rows and not objects: there are ten thousand of them. */
export const mapSchema = z
  .object({
    covers: z
      .array(
        z.tuple([
          z.string(),
          lat,
          lon,
          orNone(severity),
          z.enum(['unknown', 'normal', 'open']),
          z.int(),
          orNone(incidentId),
          z.string(),
        ]),
      )
      .meta({
        description:
          'of each cover whose place is known: cover, lat, lon, the most severe of what is raised, condition, when its node was heard (ms since the epoch, 0: never), its open incident, the unit that it belongs to. An empty text: none',
      }),
    elsewhere: z
      .array(z.tuple([incidentId, lat, lon, severity]))
      .meta({ description: 'open incidents that are at no cover' }),
    center: z.object({ lat, lon }).nullable().meta({ description: 'the middle of the covers' }),
  })
  .meta({ id: 'Map' });
