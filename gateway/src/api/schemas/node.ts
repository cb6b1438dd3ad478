import { z } from 'zod';
import { nodeId } from '../../config/identity.ts';
import { importRecord } from '../../config/importFile.ts';
import { count, time } from './words.ts';

export const nodeParams = z.object({
  node: nodeId.meta({ type: 'string', description: 'as 42 or 0x0000002a', examples: ['0x0000002a'] }),
});

/** documents/nodeDocument.ts */
export const nodeSchema = z
  .object({
    node: z.int(),
    cover: z.string().nullable().meta({ description: 'null while it is on none' }),
    profile: z.enum(['sealed', 'bare']),
    devEui: z.string().nullable(),
    link: z.string().nullable().meta({ description: 'over which it was last heard' }),
  })
  .meta({ id: 'Node', description: 'without its key, which is in no answer' });

export const nodeAccountSchema = nodeSchema
  .extend({
    heard: time.nullable().meta({ description: 'when its cover was last heard of' }),
    heartbeat: z.number().nullable().meta({ description: 'seconds, as it said' }),
    counters: z.object({
      up: count.nullable().meta({ description: 'the highest of its frames under its present key' }),
      down: count.meta({ description: 'the least of the next frame to it' }),
    }),
    said: z.record(z.string(), z.union([z.string(), z.number()])).meta({ description: 'by the node, of itself' }),
    made: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: 'what the provisioning tool told of it: board, profile, radio' }),
  })
  .meta({ id: 'NodeAccount' });

const { $schema: _, ...recordSchema } = z.toJSONSchema(importRecord, { io: 'input', unrepresentable: 'any' });

/** Read by config/importFile.ts, which quotes no key whatever is wrong with it. */
export const recordBody = z
  .custom<Readonly<Record<string, unknown>>>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'is no record of the provisioning tool',
  )
  .meta(recordSchema as Record<string, unknown>);

export const provisionedSchema = z
  .object({
    cover: z.string(),
    node: z.int(),
    change: z.enum(['added', 'replaced', 'rekeyed', 'described', 'unchanged']),
    before: z.int().nullable().meta({ description: 'the node that came off the cover' }),
    warnings: z.array(z.string()).meta({ description: 'what will not work as it stands' }),
  })
  .meta({ id: 'NodeProvisioned' });
