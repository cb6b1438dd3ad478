import { z } from 'zod';

/** Names in a body that its schema declares as written and never read back: `writeOnly` (JSON Schema 2020-12 validation, section 9.4). */
export function secretNames(body: z.ZodType | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  function look(schema: unknown): void {
    if (typeof schema !== 'object' || schema === null) return;
    const { properties = {} } = schema as { properties?: Record<string, { writeOnly?: boolean }> };
    for (const [name, property] of Object.entries(properties)) if (property.writeOnly) names.add(name);
    for (const inner of Object.values(schema)) look(inner);
  }
  if (body) look(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }));
  return names;
}
