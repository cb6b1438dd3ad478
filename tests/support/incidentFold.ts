import type { DecideContext } from '../../gateway/src/incidents/decide.ts';
import { BUILT_IN } from '../../gateway/src/incidents/defaults.ts';
import { evolve } from '../../gateway/src/incidents/evolve.ts';
import type { Fact, Incident } from '../../gateway/src/incidents/types.ts';
import type { WorkflowBook } from '../../gateway/src/incidents/workflow.ts';

export const book: WorkflowBook = { all: BUILT_IN, standard: 'six-steps' };

/** An incident like any other is there to be doubled: number 2. */
export const context: DecideContext = {
  workflows: book,
  workMs: 7_200_000,
  find: (id) => (id === 2 ? { ...incidentBehind(opened()), id: 2 } : undefined),
  open: undefined,
};

export function opened(more: Partial<Extract<Fact, { kind: 'opened' }>> = {}): Fact {
  return {
    ...{ kind: 'opened', of: 'cover', cover: 'C-1', workflow: 'six-steps', origin: 'event' },
    ...{ matter: 'open', severity: 'major' },
    ...more,
  } as Fact;
}

export const step = (name: string): Fact => ({ kind: 'step', step: name });

type Said = Fact | { readonly fact: Fact; readonly who?: string; readonly at?: number };

/** The incident that these make of it, one a second from 0 on unless a time is given. */
export function incidentBehind(...said: readonly Said[]): Incident {
  let incident: Incident | undefined;
  said.forEach((one, i) => {
    const { fact, who = 'dora', at = i * 1_000 } = 'fact' in one ? one : { fact: one };
    incident = evolve(book, incident, { id: i + 1, incident: 1, at, who, fact });
  });
  if (!incident) throw new Error('nothing was said');
  return incident;
}
