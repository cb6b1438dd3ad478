import { onTestFinished } from 'vitest';
import type { z } from 'zod';
import type { Config } from '../../gateway/src/config/config.ts';
import { residents, toResidents } from '../../gateway/src/config/residents.ts';
import type { Clock } from '../../gateway/src/parts/clock.ts';
import { openStore, type Store } from '../../gateway/src/store/store.ts';
import { type GatewayRig, startGateway } from './gatewayRig.ts';
import { key } from './storeRig.ts';
import { temporaryFolder } from './temporaryFolder.ts';

type ResidentsFile = Partial<z.input<typeof residents>>;

export interface ResidentRig extends GatewayRig {
  /** the database, beside the gateway */
  readonly store: Store;
  /** the code beside cover C-1, which lies at 52, 13; C-2 has no place, C-3 lies 1 km away */
  readonly code: string;
  /** of Open311 */
  readonly apiKey: string;
  readonly folder: string;
  /** sends the form of a page as a browser does; the key is of a form that was looked at for a minute */
  report(fields: Readonly<Record<string, string>>, more?: ReportMore): Promise<Answer>;
  /** any form, to any address */
  post(path: string, body: URLSearchParams | FormData, headers?: Record<string, string>): Promise<Answer>;
  page(path: string, headers?: Record<string, string>): Promise<Answer>;
}

interface ReportMore {
  readonly photo?: Buffer | undefined;
  readonly code?: string | undefined;
  readonly headers?: Record<string, string> | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const MINUTE_MS = 60_000;

/** A key of a form that was made a minute ago. */
export function formKeyOf(now: number): string {
  const random = Array.from({ length: 22 }, () => 'abcdefghij'[Math.floor(Math.random() * 10)]).join('');
  return `${(now - MINUTE_MS).toString(36)}.${random}`;
}

/** A gateway with open doors for residents. */
export async function startResidents(
  file: ResidentsFile = {},
  { clock, ...more }: Partial<Config> & { readonly clock?: Clock } = {},
): Promise<ResidentRig> {
  const folder = temporaryFolder();
  const now = clock?.now ?? Date.now;
  const rig = await startGateway(
    {
      data: folder,
      covers: ['C-1', 'C-2', 'C-3'].map((cover, i) => ({ cover, node: i + 1, key: key(i + 1) })),
      residents: toResidents(residents.parse({ enabled: true, url: 'https://covers.example', ...file })),
      ...more,
    },
    clock ? { clock } : {},
  );
  const store = openStore({ folder, access: 'tool' });
  onTestFinished(() => store.close());
  const rows = [
    { cover: 'C-1', change: { name: 'Town Hall', address: '1 Main St', lat: 52, lon: 13 } },
    { cover: 'C-3', change: { lat: 52.009, lon: 13 } },
  ];
  store.inventory.take(rows, now());
  const code = store.doors.of('C-1', now());

  async function ask(path: string, init: RequestInit): Promise<Answer> {
    const answer = await fetch(`${rig.info.api}${path}`, { redirect: 'manual', ...init });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }

  const post: ResidentRig['post'] = (path, body, headers = {}) => ask(path, { method: 'POST', body, headers });

  return {
    ...{ ...rig, store, code, folder, post, apiKey: store.open311Keys.create('app', now()) },
    page: (path, headers = {}) => ask(path, { headers }),
    report(fields, { photo, code: other = code, headers } = {}) {
      const form = new FormData();
      for (const [name, value] of Object.entries({ key: formKeyOf(now()), service: 'cover-open', ...fields })) {
        form.set(name, value);
      }
      form.set('photo', new Blob(photo ? [new Uint8Array(photo)] : []), photo ? 'IMG_1.HEIC' : '');
      return post(`/r/${other}`, form, headers);
    },
  };
}

/** Where a report that was taken is followed. */
export function followOf({ headers }: Answer): string {
  return headers.get('location')?.split('?')[0] ?? '';
}
