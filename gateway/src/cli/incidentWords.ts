import { InvalidArgumentError } from 'commander';
import type { EntryDocument } from '../documents/entryDocument.ts';
import type { IncidentDocument } from '../documents/incidentDocument.ts';
import { incidentName } from '../incidents/incidentName.ts';
import { formatSpan, formatTime } from './words.ts';

/** `I-000123`, `i-123` or `123`, as people write it down. Throws as commander's parsers do. */
export function incidentArgument(text: string): string {
  const [, digits] = /^(?:I-)?(\d{1,15})$/i.exec(text) ?? [];
  if (digits !== undefined && Number(digits) > 0) return incidentName(Number(digits));
  throw new InvalidArgumentError('that is no number of an incident such as I-000123.');
}

export const atTime = (time: string): string => formatTime(Date.parse(time));

/** `in 2 h 5 min`, `40 min late`; nothing where there is no limit. */
export function dueOf({ next }: Pick<IncidentDocument, 'next'>, now: number): string {
  if (!next || next.dueAt === null) return '-';
  const left = Date.parse(next.dueAt) - now;
  return left >= 0 ? `in ${formatSpan(left)}` : `${formatSpan(-left)} late`;
}

/** `awaits handled, in 2 h (yellow card)`, `closed at ...: resolved` */
export function standsAt(
  incident: Pick<IncidentDocument, 'kind' | 'next' | 'card' | 'closedAt' | 'result'>,
  now: number,
): string {
  const { kind, next, card, closedAt, result } = incident;
  if (closedAt !== null) return `closed at ${atTime(closedAt)}: ${result}`;
  if (!next) return kind === 'parent' ? 'open while one of its incidents is' : 'awaits nothing';
  const due = next.dueAt === null ? '' : `, ${dueOf({ next }, now)}`;
  return `awaits ${next.step}${due}${card === 'none' ? '' : ` (${card} card)`}`;
}

/** What the sensor has to say of the work. */
export function sensorWords({ verification }: Pick<IncidentDocument, 'verification'>): string {
  const { state, at, who, reason, proof } = verification;
  if (state === 'none' || at === null) return 'was not asked yet';
  if (state === 'waiting') return `is waited for since ${atTime(at)}`;
  if (state === 'refuted') return `said at ${atTime(at)} that it is not done: ${reason}`;
  if (state === 'overruled') return `was overruled by ${who} at ${atTime(at)}: ${reason}`;
  const lasted = proof ? `: as it should be for ${formatSpan(Date.parse(proof.to) - Date.parse(proof.from))}` : '';
  return `has verified it at ${atTime(at)}${lasted}`;
}

const SAID = [
  ...['of', 'step', 'card', 'change', 'rule', 'matter', 'result', 'level', 'unit', 'user', 'minutes'],
  ...['incident', 'event', 'reason', 'note', 'text', 'reading', 'dueAt'],
] as const;

/** What an entry says, in one line. */
export function entryWords({ fact }: Pick<EntryDocument, 'fact'>): string {
  return SAID.flatMap((name) => {
    const value = fact[name];
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    return name === 'dueAt' ? `due ${atTime(String(value))}` : String(value);
  }).join(', ');
}
