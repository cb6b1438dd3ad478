import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../gateway/src/index.ts';
import { signIn } from '../demo/actors/person.ts';
import { photoOfCover } from '../demo/actors/photo.ts';
import { openForm, sendForm } from '../demo/actors/reportForm.ts';
import { type Moment, waitForMoment } from './moment.ts';
import { playDemo } from './playing.ts';
import { startUnopened } from './unopened.ts';

/** The demonstration's district in the middle of its day, with time nearly at rest. */
export interface District extends Moment {
  readonly api: string;
  readonly password: string;
  /** a resident's page of a cover */
  readonly report: string;
  /** the page by which a report is followed */
  readonly follow: string;
}

/** What stands before the camera; each is set up when it is first asked for. */
export interface Scene {
  district(): Promise<District>;
  /** the address of a gateway without an administrator */
  unopened(): Promise<string>;
  close(): Promise<void>;
}

const FAST = 300;
/** of a clock that runs at FAST: a form that was filled in sooner is taken for a program's */
const TYPING_MS = 1_000;

/** `say`: lines about what is waited for. */
export function createScene(say: (text: string) => void): Scene {
  const closing: (() => Promise<void>)[] = [];
  let district: Promise<District> | undefined;
  let unopened: Promise<string> | undefined;

  async function openDistrict(): Promise<District> {
    say('opening the district of npm start, and waiting for its storm ...');
    const playing = await playDemo(FAST);
    closing.push(playing.end);
    const { api, password } = playing;
    const moment = await waitForMoment(await signIn(api, 'ada', password), say);
    const report = `${api}/r/${codeOf(playing.data, moment.cover)}`;
    const follow = await fillIn(report, moment.cover);
    await playing.turn(1);
    return { ...moment, api, password, report, follow };
  }

  async function openNew(): Promise<string> {
    const { api, close } = await startUnopened();
    closing.push(close);
    return api;
  }

  return {
    district() {
      district ??= openDistrict();
      return district;
    },
    unopened() {
      unopened ??= openNew();
      return unopened;
    },
    async close() {
      for (const one of closing.splice(0).reverse()) await one();
    },
  };
}

/** As `lidwatch qr` prints it on the plate beside the cover. */
function codeOf(folder: string, cover: string): string {
  const store = openStore({ folder, access: 'tool' });
  try {
    return store.doors.of(cover, Date.now());
  } finally {
    store.close();
  }
}

/** Somebody comes by and reports, with a photo. Resolves with the page by which they follow it. */
async function fillIn(address: string, cover: string): Promise<string> {
  const key = await openForm(address);
  await wait(TYPING_MS);
  const text = 'The lid is beside the hole, and it is getting dark.';
  return sendForm(address, { key, service: 'cover-open', text, photo: await photoOfCover(cover, 'open') });
}
