import { incidentName } from '../incidents/incidentName.ts';
import type { Entry, Fact } from '../incidents/types.ts';
import { proofDocument } from './incidentDocument.ts';
import { iso } from './words.ts';

/** What was said of an incident, or done, as everybody outside sees it. Times are RFC 3339, UTC. */
export interface EntryDocument {
  readonly id: number;
  readonly incident: string;
  readonly at: string;
  /** when it was entered where there was no coverage; null: `at` */
  readonly enteredAt: string | null;
  readonly who: string;
  readonly kind: Fact['kind'];
  /** the rest of what it says, by its kind */
  readonly fact: Readonly<Record<string, unknown>>;
}

export function entryDocument({ id, incident, at, enteredAt, who, fact }: Entry): EntryDocument {
  return {
    id,
    incident: incidentName(incident),
    at: iso(at),
    enteredAt: enteredAt === undefined ? null : iso(enteredAt),
    who,
    kind: fact.kind,
    fact: factDocument(fact),
  };
}

/** What is undefined is left out by JSON. */
function factDocument({ kind: _kind, ...rest }: Fact): Readonly<Record<string, unknown>> {
  return {
    ...rest,
    ...('dueAt' in rest && rest.dueAt !== undefined ? { dueAt: iso(rest.dueAt) } : {}),
    ...('doneAt' in rest && rest.doneAt !== undefined ? { doneAt: iso(rest.doneAt) } : {}),
    ...('proof' in rest ? { proof: proofDocument(rest.proof) } : {}),
    ...('incident' in rest ? { incident: incidentName(rest.incident) } : {}),
    // `of` of what opens an incident is its kind, and of what closes one the incident that it doubles
    ...('of' in rest && typeof rest.of === 'number' ? { of: incidentName(rest.of) } : {}),
  };
}
