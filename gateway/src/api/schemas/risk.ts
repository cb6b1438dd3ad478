import { z } from 'zod';
import { RISK_LEVELS, RISK_PARTS } from '../../risk/types.ts';
import { count, time } from './words.ts';

const points = z.number().min(0);
const ring = z.array(z.array(z.number()));

const geometry = z.union([
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
]);

const weights = z.object({
  events: z.object({ critical: points, major: points, minor: points, info: points, most: points }),
  overdue: z.object({ yellow: points, red: points, most: points }),
  water: z.object({
    ...{ rising: points, fast: points, most: points },
    soon: z.number().meta({ description: 'minutes to the overflow' }),
  }),
  rattling: z.object({ cover: points, most: points }),
  silent: z.object({ node: points, most: points }),
});

/** documents/riskDocument.ts */
export const riskSchema = z
  .object({
    at: time,
    formula: z.string().meta({ description: 'what is computed, in lines; made from the weights in force' }),
    weights,
    levels: z.object({ raised: points, high: points, severe: points }),
    unplaced: count.meta({ description: 'covers of which nobody knows where they are' }),
    cells: z.array(
      z.object({
        cell: z.string(),
        name: z.string(),
        geometry: geometry
          .nullable()
          .meta({ description: 'GeoJSON; null where covers name a cell that nobody has drawn' }),
        covers: count,
        score: z.number().min(0).max(100),
        level: z.enum(RISK_LEVELS),
        parts: z.array(z.object({ part: z.enum(RISK_PARTS), count, points })),
      }),
    ),
  })
  .meta({ id: 'Risk' });
