import { formatSpan } from '../words.ts';
import type { Model } from './model.ts';

/** How long ago something was, by the gateway's clock. */
export function ageOf({ now, skew }: Pick<Model, 'now' | 'skew'>, at: string | null): string {
  return at === null ? 'never' : formatSpan(Math.max(0, now + skew - Date.parse(at)));
}
