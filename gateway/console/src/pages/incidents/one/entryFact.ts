import type { IncidentEntry } from '../../../api/incidentDocuments.ts';

/** What an entry says, read with care: another gateway may know facts that this console does not. */
export interface EntryFact {
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  isTrue(name: string): boolean;
  readonly photos: readonly string[];
  /** what somebody wrote: a note, a reason, what was reported */
  readonly said: string | undefined;
}

export function readFact({ fact }: Pick<IncidentEntry, 'fact'>): EntryFact {
  const text = (name: string): string | undefined => {
    const value = fact[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const { photos } = fact;
  return {
    text,
    number(name) {
      const value = fact[name];
      return typeof value === 'number' ? value : undefined;
    },
    isTrue: (name) => fact[name] === true,
    photos: Array.isArray(photos) ? photos.filter((id): id is string => typeof id === 'string') : [],
    said: text('note') ?? text('text') ?? text('reason'),
  };
}
