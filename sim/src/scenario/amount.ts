import { z } from 'zod';
import type { Amount } from './draw.ts';
import type { duration } from './quantity.ts';

const RANGE = /^(-?\d+(?:\.\d+)?)\s*\.\.\s*(-?\d+(?:\.\d+)?)\s*([^\d\s.]\S*)?$/;

/**
 * A quantity, or how it is drawn each time it is needed: `30..90deg` (uniform), or `{ p50: 94mm, p95: 364mm,
 * least: 5mm, most: 1038mm }` (log-normal, within its bounds).
 */
export function amount(quantity: typeof duration) {
  const spread = z.strictObject({
    p50: quantity,
    p95: quantity,
    least: quantity.optional(),
    most: quantity.optional(),
  });
  const names = Object.keys(spread.shape);

  return z.unknown().transform((value, context): Amount => {
    const refuse = (message: string, path: readonly PropertyKey[] = []): never => {
      context.issues.push({ code: 'custom', message, input: value, path: [...path] });
      return z.NEVER;
    };
    if (typeof value === 'object' && value !== null) {
      const read = spread.safeParse(value);
      if (!read.success) {
        for (const issue of read.error.issues) {
          const missing = issue.path.length > 0 && !(String(issue.path[0]) in value);
          if (issue.code === 'unrecognized_keys') refuse(`${issue.message}: one of ${names.join(', ')}`);
          else refuse(missing ? `${String(issue.path[0])} is missing` : issue.message, missing ? [] : issue.path);
        }
        return z.NEVER;
      }
      const { p50, p95, least = 0, most = Infinity } = read.data;
      if (p50 <= 0 || p95 <= p50) return refuse('of a spread, 0 < p50 < p95');
      if (least > most) return refuse('the least is beyond the most');
      return { p50, p95, least, most };
    }
    const range = typeof value === 'string' ? RANGE.exec(value.trim()) : null;
    const unit = range?.[3] ?? '';
    const texts = range ? [`${range[1]}${unit}`, `${range[2]}${unit}`] : [value];
    const ends: number[] = [];
    for (const text of texts) {
      const read = quantity.safeParse(text);
      if (!read.success) return refuse(read.error.issues[0]?.message ?? 'is no quantity');
      ends.push(read.data);
    }
    const [least = 0, most] = ends;
    if (most === undefined) return least;
    return least <= most ? { least, most } : refuse('the least of a range comes first');
  });
}
