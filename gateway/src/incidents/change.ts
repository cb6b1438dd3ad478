import type { RuleName, Severity } from '../detect/rule.ts';
import type { Card, Entry, Fact, Incident, Matter, Result } from './types.ts';

/**
 * What became of an incident, as it stands in the outbox for those upstream: nothing that a resident has written, and no
 * contact. Times are ms since the epoch.
 */
export interface IncidentChange {
  readonly incident: number;
  /** of the entry that says so; with `incident` what a receiver knows a second delivery by */
  readonly entry: number;
  readonly change: Fact['kind'];
  readonly at: number;
  readonly who: string;
  readonly of: Incident['kind'];
  readonly cover?: string | undefined;
  readonly cell?: string | undefined;
  readonly unit?: string | undefined;
  readonly matter: Matter;
  readonly severity: Severity;
  /** what is awaited now, and until when */
  readonly awaits?: string | undefined;
  readonly dueAt?: number | undefined;
  readonly card: Card;
  readonly level: number;
  readonly details: ChangeDetails;
}

/** What only some changes have. */
interface ChangeDetails {
  /** that was taken, or has got the card */
  readonly step?: string | undefined;
  /** until when it was to be taken */
  readonly stepDueAt?: number | undefined;
  readonly event?: string | undefined;
  readonly rule?: RuleName | undefined;
  readonly eventChange?: 'raised' | 'cleared' | 'withdrawn' | undefined;
  readonly result?: Result | undefined;
  /** of a sensor that refutes, or of a person of the city who overrules it, closes or reopens */
  readonly reason?: string | undefined;
  readonly safe?: boolean | undefined;
  /** the other incident: a child, a parent, or the one that it doubles */
  readonly other?: number | undefined;
}

export function changeOf(incident: Incident, { id, at, who, fact }: Entry): IncidentChange {
  const { cover, cell, unit, matter, severity, next, card, level } = incident;
  return {
    ...{ incident: incident.id, entry: id, change: fact.kind, at, who, of: incident.kind },
    ...{ cover, cell, unit, matter, severity, awaits: next?.step, dueAt: next?.dueAt, card, level },
    details: detailsOf(fact),
  };
}

function detailsOf(fact: Fact): ChangeDetails {
  switch (fact.kind) {
    case 'step':
      return { step: fact.step, stepDueAt: fact.dueAt };
    case 'card':
      return { step: fact.step, stepDueAt: fact.dueAt };
    case 'event':
      return { event: fact.event, rule: fact.rule, eventChange: fact.change };
    case 'refuted':
    case 'overruled':
    case 'reopened':
      return { reason: fact.reason };
    case 'answered':
      return { safe: fact.safe };
    case 'child':
    case 'parent':
      return { other: fact.incident };
    case 'closed':
      return { result: fact.result, other: fact.of, reason: fact.reason };
    default:
      return {};
  }
}
