import { onTestFinished } from 'vitest';
import { type AppOptions, buildApp } from '../../gateway/src/api/buildApp.ts';
import { createMetrics } from '../../gateway/src/api/routes/metrics.ts';
import type { Desk, Sent } from '../../gateway/src/desk/desk.ts';
import type { ActName } from '../../gateway/src/incidents/acts.ts';
import { DEFAULT_SETTINGS } from '../../gateway/src/incidents/defaults.ts';
import type { Act, Actor, Entry, Incident, Refusal } from '../../gateway/src/incidents/types.ts';
import { createTally } from '../../gateway/src/parts/tally.ts';
import type { Store } from '../../gateway/src/store/store.ts';
import { type ApiAnswer, createDocumented } from './apiDocument.ts';
import { incident } from './incidents.ts';
import { createManualClock, type ManualClock } from './manualClock.ts';
import { openTestStore } from './storeRig.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { createTestLog } from './testLog.ts';

const PHOTO = { type: 'image/jpeg' as const, width: 8, height: 6, bytes: Buffer.of(1), thumb: Buffer.of(2) };

/** The routes of incidents on a real server and store, over a desk that writes down what it is told. */
export interface IncidentApiRig {
  readonly url: string;
  readonly store: Store;
  /** of the store */
  readonly folder: string;
  readonly clock: ManualClock;
  /** what the desk was asked to do, in its order */
  readonly asked: {
    readonly incident?: number;
    readonly who: Actor;
    readonly what: unknown;
    readonly sent: Sent | undefined;
  }[];
  /** what the desk answers from now on */
  answer(next: Incident | Refusal): void;
  /** what is shown one by one */
  readonly incidents: Map<number, Incident>;
  readonly entries: Entry[];
  /** Puts a photo there; its id. */
  photo(): string;
  readonly may: ActName[];
  ask(method: string, path: string, body?: unknown, token?: string): Promise<ApiAnswer>;
}

export async function startIncidentApi(): Promise<IncidentApiRig> {
  const folder = temporaryFolder();
  const store = openTestStore({ folder });
  store.registry.refresh();
  const clock = createManualClock();
  const { log } = createTestLog();
  const asked: IncidentApiRig['asked'] = [];
  const incidents = new Map<number, Incident>();
  const entries: Entry[] = [];
  const may: ActName[] = [];
  let answer: Incident | Refusal = incident(1);

  const desk: Pick<Desk, 'act' | 'patrol'> = {
    act(no, who, act: Act, sent) {
      asked.push({ incident: no, who, what: act, sent });
      return answer;
    },
    patrol(sighting, who, sent) {
      asked.push({ who, what: sighting, sent });
      return answer as Incident;
    },
  };
  const shown = {
    get: (no: number) => incidents.get(no),
    entries: () => entries,
    entryCount: () => entries.length,
    hasKey: (no: number, key: string) => asked.some(({ incident: of, sent }) => of === no && sent?.key === key),
  };
  const served = { ...store, incidents: { ...store.incidents, ...shown } };
  // what the other routes stand on is not asked for
  const options = {
    ...{ store: () => served, clock, log, version: '0', refusals: createTally(), metrics: createMetrics([]) },
    auditor: { note: () => undefined },
    ...{ alwaysToken: () => false, perMinute: () => 1_000_000, parts: () => [], random: () => 0 },
    people: () => ({
      desk: desk as Desk,
      may: () => may,
      workflows: () => DEFAULT_SETTINGS.workflows,
      verify: () => DEFAULT_SETTINGS.verify,
    }),
  };
  const app = await buildApp(options as unknown as AppOptions);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => app.close());
  const documented = createDocumented(url);

  return {
    ...{ url, store, folder, clock, asked, incidents, entries, may },
    photo: () => store.photos.add(PHOTO, 'ann', clock.now()),
    answer(next) {
      answer = next;
    },
    async ask(method, path, body, token) {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const type = response.headers.get('content-type') ?? '';
      const found = {
        ...{ status: response.status, type, text, headers: response.headers },
        body: text === '' ? '' : (JSON.parse(text) as unknown),
      };
      await documented.hold(method, path, found);
      return found;
    },
  };
}
