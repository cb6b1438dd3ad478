import { act, type Incident, openIncidents, placeOf, type StepBook } from './incidents.ts';
import type { Person } from './person.ts';
import type { Actor } from './stagehand.ts';

export interface DispatcherOptions {
  readonly who: Person;
  readonly steps: StepBook;
  /** ms since the epoch, by the gateway's clock */
  readonly now: () => number;
  readonly say: (text: string) => void;
}

const MINUTE = 60_000;
/** A resident who has reported has so long to say whether it is really safe. */
const ANSWER = 90 * MINUTE;
/** Whoever is responsible for a hole in the street that belongs to nobody. */
const ELSE = 'road';

/** The desk of the city: registers what residents report, assigns what has no owner, and follows up. */
export function createDispatcher({ who, steps, now, say }: DispatcherOptions): Actor {
  const known = new Set<string>();

  function tell(incident: Incident): void {
    if (known.has(incident.id)) return;
    known.add(incident.id);
    const { kind, origin, matter, children, cell, unit } = incident;
    if (kind === 'parent') say(`sees a cloudburst: ${children.length} covers of cell ${cell} are one incident`);
    else if (matter !== 'flooding') {
      const from = origin === 'event' ? 'the sensor says' : `a ${origin} says`;
      say(`${placeOf(incident)}: ${from} ${matter}${unit ? `; it goes to ${unit}` : ''}`);
    }
  }

  return {
    async look() {
      for (const incident of await openIncidents(who)) {
        tell(incident);
        const step = steps(incident);
        if (step?.by !== 'dispatcher' || incident.kind !== 'cover') continue;
        const since = Date.parse(incident.next?.since ?? '');
        if (step.kind === 'plain') {
          await act(who, incident, { act: 'take', step: step.step, note: 'registered' });
        } else if (step.kind === 'assign') {
          const unit = incident.unit ?? ELSE;
          await act(who, incident, { act: 'take', step: step.step, unit });
          say(`assigns ${placeOf(incident)} to ${unit}`);
        } else if (step.kind === 'answer' && (incident.reports === 0 || now() >= since + ANSWER)) {
          await act(who, incident, { act: 'take', step: step.step, note: 'looked at again: safe' });
          if (incident.matter !== 'flooding') say(`closes ${placeOf(incident)}`);
        }
      }
    },
  };
}
