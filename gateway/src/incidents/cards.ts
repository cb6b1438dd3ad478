import type { IncidentSettings } from './settings.ts';
import type { Fact, Incident } from './types.ts';

/** Share of a limit behind which it is near. */
const NEAR = 0.8;

interface Marks {
  readonly step: string;
  readonly dueAt: number;
  readonly yellowAt: number;
}

function marksOf({ next, closedAt }: Incident): Marks | undefined {
  if (!next || next.dueAt === undefined || closedAt !== undefined) return undefined;
  const { step, from, dueAt } = next;
  return { step, dueAt, yellowAt: from + NEAR * (dueAt - from) };
}

/**
 * What is handed in stands still for the clock: it waits for the sensor, not for the crew. Not for ever: a sensor that does not
 * speak is a matter for somebody, too.
 */
function clockOf({ handedIn, verification }: Incident, now: number, patienceMs: number): number {
  if (!handedIn || verification.state !== 'waiting') return now;
  return now > handedIn.at + patienceMs ? now : Math.min(now, handedIn.at);
}

/** The cards that are due at `now`, and who is to look behind a red one. One of a kind for a step, and none behind a red one. */
export function cardsDue(incident: Incident, settings: IncidentSettings, now: number): readonly Fact[] {
  const marks = marksOf(incident);
  if (!marks || incident.card === 'red') return [];
  const { step, dueAt, yellowAt } = marks;
  const at = clockOf(incident, now, settings.verify.patienceMs);
  if (at > dueAt) {
    const unit = settings.escalate.to ?? incident.unit;
    return [
      { kind: 'card', step, card: 'red', dueAt },
      { kind: 'escalated', level: incident.level + 1, unit },
      ...reassigned(incident, settings),
    ];
  }
  return at >= yellowAt && incident.card === 'none' ? [{ kind: 'card', step, card: 'yellow', dueAt }] : [];
}

/** Whoever is to look has it from now on, unless somebody is at work already. */
function reassigned({ unit, work }: Incident, { escalate }: IncidentSettings): readonly Fact[] {
  if (escalate.to === undefined || escalate.to === unit || work) return [];
  return [{ kind: 'assigned', unit: escalate.to, by: 'rule' }];
}

/** When the clock has to look at its cards next; undefined: never, as it stands. */
export function nextCardAt(incident: Incident, settings: IncidentSettings): number | undefined {
  const marks = marksOf(incident);
  if (!marks || incident.card === 'red') return undefined;
  // a limit is kept by whoever is there in its last millisecond
  const mark = incident.card === 'none' ? Math.ceil(marks.yellowAt) : marks.dueAt + 1;
  const { handedIn, verification } = incident;
  if (!handedIn || verification.state !== 'waiting' || mark <= handedIn.at) return mark;
  return Math.max(mark, handedIn.at + settings.verify.patienceMs + 1);
}
