import { type Incident, openIncidents, placeOf } from './incidents.ts';
import type { Person } from './person.ts';
import type { Actor } from './stagehand.ts';

export interface HandsOptions {
  /** who may look at incidents */
  readonly who: Person;
  /** crews that are bots: one of them leaves stones under a lid now and then */
  readonly bots: readonly string[];
  readonly now: () => number;
  /** In the street, what is wrong with the cover is put right, or its lid is left on stones. */
  readonly mend: (cover: string, askew: boolean) => void;
  readonly say: (text: string) => void;
}

const MINUTE = 60_000;
/** from the beginning of the work to the lid that is back */
const WORK = 6 * MINUTE;
const STONES = 10 * 60 * MINUTE;

/**
 * What hands do at a cover where somebody has begun the work, bot or visitor: some minutes later it is as it should be. Whoever
 * hands in before that is contradicted by the sensor.
 */
export function createHands({ who, bots, now, mend, say }: HandsOptions): Actor {
  const done = new Set<string>();
  let stonesAt = Number.NEGATIVE_INFINITY;

  function work({ id, cover, matter, work: begun, verification, ...rest }: Incident): void {
    if (cover === null || !begun || now() < Date.parse(begun.at) + WORK) return;
    const key = `${id} ${begun.at}`;
    if (done.has(key)) return;
    done.add(key);
    const isFirst = verification.state !== 'refuted';
    const askew = matter === 'displaced' && isFirst && bots.includes(begun.who) && now() - stonesAt > STONES;
    if (askew) {
      stonesAt = now();
      say(`the lid of ${placeOf({ id, cover, matter, work: begun, verification, ...rest })} is left on stones`);
    }
    mend(cover, askew);
  }

  return {
    async look() {
      for (const incident of await openIncidents(who)) work(incident);
    },
  };
}
