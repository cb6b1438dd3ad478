import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openStore } from '../../gateway/src/index.ts';
import type { District } from '../../sim/src/index.ts';
import { createCrew } from './actors/crew.ts';
import { createDispatcher } from './actors/dispatcher.ts';
import { createHands } from './actors/hands.ts';
import { readSteps } from './actors/incidents.ts';
import { beFirst, type Person, signIn } from './actors/person.ts';
import { createResident } from './actors/resident.ts';
import { type Actor, createTroupe } from './actors/stagehand.ts';
import type { Screen } from './screen.ts';
import type { Tale } from './world/talk.ts';
import type { World } from './worldProcess.ts';

/** A district whose covers stand in the books, with people who have accounts. */
export interface Town {
  readonly name: string;
  readonly people: readonly Inhabitant[];
  /** of all of them, made anew each time */
  readonly password: string;
  /** What happens in its streets, which people see. */
  heed(tale: Tale): void;
  /** From now on they do their work. */
  start(): void;
  stop(): Promise<void>;
}

interface Inhabitant {
  readonly name: string;
  readonly role: string;
  readonly unit?: string;
}

export interface TownOptions {
  readonly world: World;
  readonly district: District;
  readonly screen: Screen;
  /** of the demo */
  readonly folder: string;
  /** whether crews work by themselves */
  readonly crew: boolean;
}

const ADMIN: Inhabitant = { name: 'ada', role: 'admin' };
const DISPATCHER: Inhabitant = { name: 'dora', role: 'dispatcher' };
const LOOKER: Inhabitant = { name: 'vera', role: 'viewer' };
const CREWS = [
  { name: 'wim', role: 'crew', unit: 'water' },
  { name: 'pia', role: 'crew', unit: 'power' },
  { name: 'tom', role: 'crew', unit: 'telecom' },
  { name: 'rae', role: 'crew', unit: 'road' },
];
const PEOPLE: readonly Inhabitant[] = [ADMIN, { name: 'sol', role: 'supervisor' }, DISPATCHER, ...CREWS, LOOKER];

/** Makes the accounts and enters the covers: over the API, as whoever sets a gateway up. */
export async function settleTown({ world, district, screen, folder, crew }: TownOptions): Promise<Town> {
  const { api, now } = world;
  const password = randomBytes(12).toString('base64url');
  const admin = await beFirst(api, ADMIN.name, password);
  const others = PEOPLE.filter(({ name }) => name !== ADMIN.name);
  await Promise.all(others.map((one) => admin.post('/api/users', { ...one, password })));
  await admin.post('/api/inventory', { rows: booksOf(district) });

  const sayAs = (name: string) => (text: string) => screen.deed(new Date(now()), name, text);
  const be = (name: string): Promise<Person> => signIn(api, name, password);
  const steps = await readSteps(admin);
  // what `lidwatch qr` prints on the plates beside the covers
  const store = openStore({ folder: join(folder, 'data'), access: 'tool' });
  const resident = createResident({
    ...{ api, now, say: sayAs('resident') },
    codeOf: (cover) => store.doors.of(cover, now()),
  });
  const actors: Actor[] = [
    resident,
    createHands({
      who: await be(LOOKER.name),
      bots: crew ? CREWS.map(({ name }) => name) : [],
      now,
      mend: (cover, askew) => world.order({ what: 'mend', cover, askew }),
      say: sayAs('street'),
    }),
    createDispatcher({ who: await be(DISPATCHER.name), steps, now, say: sayAs(DISPATCHER.name) }),
  ];
  const crews = (crew ? CREWS : []).map(async ({ name, unit }) => {
    return createCrew({ who: await be(name), unit, steps, now, say: sayAs(name) });
  });
  actors.push(...(await Promise.all(crews)));
  const troupe = createTroupe(actors, (reason) => screen.say(`somebody could not do their work: ${reason}`));
  return {
    ...{ name: district.name, people: PEOPLE, password, start: troupe.start },
    heed(tale) {
      if (tale.what === 'truth') resident.see(tale.entry, tale.time);
    },
    async stop() {
      await troupe.stop();
      store.close();
    },
  };
}

/** What the books of the city say of its covers. */
function booksOf({ covers, ground }: District): readonly object[] {
  return covers.map(({ cover, address, asset, unit, cell, group, spot, street }) => {
    const [lon, lat] = ground.globe(ground.bend(spot));
    return { cover, name: address, address, asset, unit, cell, group, lat, lon, tags: [street] };
  });
}
