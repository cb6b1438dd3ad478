import { act, byUrgency, type Incident, openIncidents, placeOf, type StepBook } from './incidents.ts';
import type { Person } from './person.ts';
import { photoOfCover } from './photo.ts';
import type { Actor } from './stagehand.ts';

export interface CrewOptions {
  readonly who: Person;
  readonly unit: string;
  readonly steps: StepBook;
  /** ms since the epoch, by the gateway's clock */
  readonly now: () => number;
  readonly say: (text: string) => void;
}

const MINUTE = 60_000;
/** from the call to the place */
const ON_THE_WAY = 4 * MINUTE;
/** Of the work itself. A drain is looked at; a lid has to be brought, lifted and seated. */
const WORK: Readonly<Record<string, number>> = { flooding: 3 * MINUTE };
const USUAL = 13 * MINUTE;

const DONE: Readonly<Record<string, string>> = {
  flooding: 'gully cleared, the water runs off',
  tilted: 'frame shimmed and straightened, lid seated',
  node: 'looked into the chamber: sensor and cell are as they should be',
  noisy: 'seat cleaned, lid lies quiet',
};
const PUT_BACK = 'lid put back and seated, the place is clean';

/** One crew of a unit: goes where it is most pressing, works, hands in with a photo, and writes the feedback. */
export function createCrew({ who, unit, steps, now, say }: CrewOptions): Actor {
  const isMine = ({ work }: Incident) => work?.who === who.name;
  /** cells that were told of: a storm floods dozens of covers */
  const told = new Set<string>();

  /** Of a flood once a cell, of all else each time. */
  function tell(incident: Incident, text: string): void {
    if (incident.matter !== 'flooding') say(text);
  }

  function tellCell({ matter, cell, openedAt }: Incident): void {
    const key = `${cell} ${openedAt.slice(0, 10)}`;
    if (matter !== 'flooding' || told.has(key)) return;
    told.add(key);
    say(`goes from gully to gully in cell ${cell}, where chambers are flooded`);
  }

  /** Begun, and neither handed in nor found wanting since. */
  function isAtWork(incident: Incident): boolean {
    const { work, handedIn, verification } = incident;
    if (!work || !isMine(incident) || handedIn) return false;
    return !(verification.state === 'refuted' && Date.parse(verification.at ?? '') >= Date.parse(work.at));
  }

  async function finish(incident: Incident): Promise<void> {
    const begun = Date.parse(incident.work?.at ?? '');
    if (now() < begun + (WORK[incident.matter] ?? USUAL)) return;
    const photo = await who.photo(await photoOfCover(incident.id, 'closed'));
    const note = DONE[incident.matter] ?? PUT_BACK;
    await act(who, incident, { act: 'take', step: incident.next?.step, note, photos: [photo], reading: '0 deg' });
    tell(incident, `hands in ${placeOf(incident)}: ${note}; now the sensor has the word`);
  }

  async function begin(incident: Incident): Promise<void> {
    await act(who, incident, { act: 'begin-work' });
    const again = incident.verification.state === 'refuted' ? `is back (${incident.verification.reason})` : 'is';
    tellCell(incident);
    tell(incident, `${again} at ${placeOf(incident)} and begins the work: ${incident.matter}`);
  }

  return {
    async look() {
      const open = (await openIncidents(who, unit)).filter(({ kind }) => kind === 'cover');
      const handling = open.filter((one) => steps(one)?.kind === 'handle' && !one.handedIn).toSorted(byUrgency);
      const current = handling.find(isAtWork);
      const next = handling.find(({ next: due }) => now() >= Date.parse(due?.since ?? '') + ON_THE_WAY);
      if (current) await finish(current);
      else if (next) await begin(next);

      for (const incident of open) {
        const step = steps(incident);
        if (step?.kind !== 'plain' || step.by !== 'crew') continue;
        await act(who, incident, { act: 'take', step: step.step, note: `${unit} crew: done, barriers taken home` });
        tell(incident, `writes the feedback on ${placeOf(incident)}: the sensor has confirmed it`);
      }
    },
  };
}
