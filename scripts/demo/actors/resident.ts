import type { TruthEntry } from '../../../sim/src/index.ts';
import { photoOfCover } from './photo.ts';
import { openForm, sendForm } from './reportForm.ts';
import type { Actor } from './stagehand.ts';

export interface ResidentOptions {
  readonly api: string;
  /** What the plate beside the cover says: the code of its page. */
  readonly codeOf: (cover: string) => string;
  /** ms since the epoch, by the gateway's clock */
  readonly now: () => number;
  readonly say: (text: string) => void;
}

export interface Resident extends Actor {
  /** Something happens in the street, and somebody comes by. */
  see(entry: TruthEntry, time: number): void;
}

/** What somebody has seen, on its way through the page of the cover to whether it is really safe. */
interface Sight {
  readonly cover: string;
  readonly service: string;
  readonly text: string;
  /** before it nothing is done about it, ms since the epoch */
  at: number;
  key?: string;
  /** the page by which the report is followed */
  follow?: string;
}

const MINUTE = 60_000;
/** A report is read, chosen and typed in so long: whoever is faster is taken for a program. */
const TYPING = 1 * MINUTE;
/** minutes until somebody comes by */
const BY = 7 * MINUTE;
/** Somebody who has reported looks so often whether something has been done. */
const AGAIN = 12 * MINUTE;
const SIGHTS = 20;

const SEEN: Partial<Readonly<Record<TruthEntry['what'], readonly [service: string, text: string]>>> = {
  carry: ['cover-missing', 'There is a hole in the pavement and no lid anywhere. I have put a branch into it.'],
  loosen: ['cover-noisy', 'Whenever a lorry comes by it bangs, all night long.'],
  tilt: ['cover-displaced', 'The cover has sunk on one side, my bicycle nearly got stuck.'],
};

/** Somebody who lives there: scans the plate beside a cover, reports what they see with a photo, and says later whether it is safe. */
export function createResident({ api, codeOf, now, say }: ResidentOptions): Resident {
  const sights: Sight[] = [];

  async function open(sight: Sight): Promise<void> {
    sight.key = await openForm(`${api}/r/${codeOf(sight.cover)}`);
    sight.at = now() + TYPING;
  }

  async function report(sight: Sight): Promise<void> {
    const { key = '', service, text } = sight;
    const photo = await photoOfCover(sight.cover, service === 'cover-missing' ? 'open' : 'closed');
    sight.follow = await sendForm(`${api}/r/${codeOf(sight.cover)}?lang=en`, { key, service, text, photo });
    sight.at = now() + AGAIN;
    say(`reports ${sight.cover} by the page behind its plate, with a photo: "${sight.text}"`);
  }

  /** True where there is nothing more to be said. */
  async function ask({ follow = '', cover }: Sight): Promise<boolean> {
    const page = await (await fetch(follow)).text();
    if (!page.includes('name="safe"')) return false;
    const body = new URLSearchParams({ safe: 'yes', text: 'I have looked at it: it lies as it should. Thank you!' });
    await (await fetch(follow, { method: 'POST', body })).arrayBuffer();
    say(`says that ${cover} is really safe again`);
    return true;
  }

  async function go(sight: Sight): Promise<void> {
    if (sight.key === undefined) return open(sight);
    if (sight.follow === undefined) return report(sight);
    if (await ask(sight)) sights.splice(sights.indexOf(sight), 1);
    else sight.at = now() + AGAIN;
  }

  return {
    see({ what, cover, for: ms }, time) {
      const [service, text] = SEEN[what] ?? [];
      if (service === undefined || text === undefined || ms === 0) return;
      sights.push({ cover, service, text, at: time + BY });
      if (sights.length > SIGHTS) sights.shift();
    },
    async look() {
      for (const sight of [...sights]) {
        if (now() < sight.at) continue;
        // whatever comes of it: not again at once
        sight.at = now() + AGAIN;
        await go(sight);
      }
    },
  };
}
