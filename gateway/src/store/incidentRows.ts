import type { Entry, Fact, Incident } from '../incidents/types.ts';

export interface EntryRow {
  id: number;
  incident: number;
  at: number;
  entered_at: number | null;
  who: string;
  fact: string;
}

export function toEntry({ id, incident, at, entered_at, who, fact }: EntryRow): Entry {
  const entered = entered_at === null ? {} : { enteredAt: entered_at };
  // written from a Fact, and by nobody else
  return { id, incident, at, who, ...entered, fact: JSON.parse(fact) as Fact };
}

/** JSON has no undefined: what is none is absent, which is the same to whoever reads it. */
export function toIncident(state: string): Incident {
  // written from an Incident, and by nobody else
  return JSON.parse(state) as Incident;
}
