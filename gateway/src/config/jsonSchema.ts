import { z } from 'zod';
import { gatewaySchema } from './schema.ts';

/**
 * gateway.yaml as a JSON Schema (2020-12), for editors that complete and underline while somebody writes. It is made from what the
 * file is held to; what only `lidwatch config check` can tell (two links on one port, a level that clears above its raise
 * level) is not in it.
 */
export function gatewayJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(gatewaySchema, { io: 'input', unrepresentable: 'any' });
  return { ...schema, title: 'gateway.yaml', description: 'The configuration of a Lidwatch gateway' };
}
