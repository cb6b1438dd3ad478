import { createHash } from 'node:crypto';
import type { RuleName } from './types.ts';

const ID_BYTES = 10;

/**
 * The id of an event: 20 hex digits from cover, rule and onset (ms), and from nothing else. Whoever finds the same
 * onset again (a restart, a replay of stored samples, a second run over a recording) finds the same id.
 *
 * The onset enters to the millisecond. Rounding would not make it more stable, it would only move the border at which
 * two roundings part. It need not be: the onset is part of the rule's state, which is committed with the event, and a
 * retried report, whose event time would come out a little different, is refused by (node, counter) before detection.
 *
 * 80 bits: among ten million events the chance that any two share an id is under 1 in 10^10.
 */
export function eventId(cover: string, rule: RuleName, onset: number): string {
  // no cover id and no rule name holds a line feed, so no two triples give the same text
  return createHash('sha256')
    .update(`${cover}\n${rule}\n${onset}`)
    .digest('hex')
    .slice(0, ID_BYTES * 2);
}
