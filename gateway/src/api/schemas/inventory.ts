import { z } from 'zod';
import { coverId } from '../../config/identity.ts';
import { detailChange, placeFault } from '../../documents/detailFields.ts';
import { DETAIL_NAMES } from '../../store/coverDetails.ts';
import { detailsSchema } from './cover.ts';
import { count, flag } from './words.ts';

function checkPlace(change: { readonly lat?: unknown; readonly lon?: unknown }, context: z.RefinementCtx): void {
  const message = placeFault(change);
  if (message !== undefined) context.addIssue({ code: 'custom', path: ['lat'], message, input: change });
}

export const detailsBody = detailChange.superRefine(checkPlace).meta({ id: 'CoverDetailsChange' });
export const newCoverBody = detailChange.extend({ cover: coverId }).superRefine(checkPlace).meta({ id: 'NewCover' });

/** a value of a detail, null where it is not known */
const value = z.union([z.string(), z.number(), z.array(z.string()), z.null()]);

export const fieldChange = z
  .object({ name: z.enum(DETAIL_NAMES), before: value, after: value })
  .meta({ id: 'DetailChanged' });

/** null: there is none */
export const entrySchema = z
  .object({ cover: z.string(), node: z.int().nullable(), details: detailsSchema })
  .meta({ id: 'InventoryEntry' });

const word = z.string().min(1).max(64).optional();

export const inventoryFilters = {
  group: word,
  unit: word.meta({ description: 'who owns it' }),
  tag: word,
  cell: word,
  hasNode: flag.optional().meta({ description: 'false: covers that have none' }),
};

export const importSchema = z
  .object({
    dryRun: z.boolean(),
    added: count,
    changed: count,
    unchanged: count,
    steps: z
      .array(
        z.object({ cover: z.string(), kind: z.enum(['added', 'changed', 'unchanged']), fields: z.array(fieldChange) }),
      )
      .meta({ description: 'the first ones that change something' }),
  })
  .meta({ id: 'InventoryImport' });

export type FieldChange = z.input<typeof fieldChange>;
