import { setTimeout as wait } from 'node:timers/promises';
import type { Incident } from '../demo/actors/incidents.ts';
import type { Person } from '../demo/actors/person.ts';

/** What is going on in the district when the pictures are taken. */
export interface Moment {
  /** one that the crew of the water unit works on */
  readonly incident: string;
  /** its cover */
  readonly cover: string;
  /** the newest event that is raised */
  readonly event: string;
}

interface Listed {
  readonly incidents: readonly Incident[];
}

interface Events {
  readonly events: readonly { readonly id: string }[];
}

/** of the crew that is photographed */
const UNIT = 'water';
const ENOUGH = { open: 5, closed: 2, flooded: 1, reported: 1 };
const PATIENCE_MS = 300_000;
const POLL_MS = 400;
/** between two lines about what there is */
const TELL_MS = 10_000;

/** Waits until there is work in every column, the storm is there and residents have reported. Throws where it does not come to that. */
export async function waitForMoment(who: Person, say: (text: string) => void): Promise<Moment> {
  const until = performance.now() + PATIENCE_MS;
  let told = performance.now();
  for (;;) {
    const [{ incidents: open }, { incidents: closed }, { events }] = await Promise.all([
      who.get<Listed>('/api/incidents?open=true&limit=200'),
      who.get<Listed>('/api/incidents?open=false&limit=200'),
      who.get<Events>('/api/events?open=true&limit=200'),
    ]);
    const there = {
      ...{ open: open.length, closed: closed.length },
      flooded: open.filter(({ matter }) => matter === 'flooding').length,
      reported: [...open, ...closed].filter(({ reports }) => reports > 0).length,
    };
    const worked = open.find(({ kind, unit, work }) => kind === 'cover' && unit === UNIT && work !== null);
    const [newest] = events;
    const isEnough = (Object.keys(ENOUGH) as (keyof typeof ENOUGH)[]).every((what) => there[what] >= ENOUGH[what]);
    if (isEnough && worked?.cover && newest) return { incident: worked.id, cover: worked.cover, event: newest.id };
    const text = `incidents: ${there.open} open, ${there.flooded} of them floods, ${there.closed} closed, ${there.reported} reported by residents`;
    if (performance.now() > until) throw new Error(`the district came to no moment worth a picture: ${text}`);
    if (performance.now() - told > TELL_MS) {
      told = performance.now();
      say(text);
    }
    await wait(POLL_MS);
  }
}
