import type { IncidentEntry } from '../../../api/incidentDocuments.ts';
import type { IconName } from '../../../parts/icons.tsx';

export type EntryTone = 'plain' | 'good' | 'bad' | 'warn' | 'work';

const LOOKS: Readonly<Record<string, readonly [icon: IconName, tone: EntryTone]>> = {
  opened: ['incidents', 'plain'],
  event: ['events', 'warn'],
  reported: ['reports', 'plain'],
  step: ['check', 'good'],
  assigned: ['users', 'plain'],
  escalated: ['up', 'warn'],
  'work-begun': ['wrench', 'work'],
  'handed-in': ['outbox', 'work'],
  verified: ['check', 'good'],
  refuted: ['close', 'bad'],
  overruled: ['person', 'warn'],
  card: ['bell', 'warn'],
  note: ['reports', 'plain'],
  child: ['layers', 'plain'],
  parent: ['layers', 'plain'],
  answered: ['reports', 'plain'],
  reopened: ['back', 'warn'],
  closed: ['check', 'good'],
};

/** Which icon and tone an entry has in the time line; what is not known is plain. */
export function looksOf({ kind, fact }: Pick<IncidentEntry, 'kind' | 'fact'>): {
  readonly icon: IconName;
  readonly tone: EntryTone;
} {
  const [icon, tone] = LOOKS[kind] ?? ['more', 'plain'];
  if (kind === 'event' && fact.change !== 'raised') return { icon: 'check', tone: 'good' };
  if (kind === 'card' && fact.card === 'red') return { icon, tone: 'bad' };
  if (kind === 'answered' && fact.safe === false) return { icon, tone: 'bad' };
  return { icon, tone };
}
