import { expect, it } from 'vitest';
import { openStore } from '../../../gateway/src/store/store.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { batch, key, reading } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const START = Date.parse('2026-03-01T00:00:00Z');
const HOUR = 3_600_000;

interface Page {
  readonly resolution: string;
  readonly points: readonly { readonly at: string; readonly count: number; readonly last: number }[];
  readonly next: string | null;
}

it('comes in pages of one resolution, and refuses what it does not know', async () => {
  const data = temporaryFolder();
  const store = openStore({ folder: data, access: 'tool', create: true });
  store.covers.add({ cover: 'C-1', node: 1, key: key(1) }, 0);
  const readings = Array.from({ length: 20 }, (_, n) => reading('C-1', START + n * (HOUR / 2), { water: n }));
  store.commit(batch({ readings }), START);
  store.close();
  const rig = await startGateway({ data });
  const path =
    '/api/covers/C-1/history?signal=water&from=2026-03-01T00:00:00Z&to=2026-03-01T10:00:00Z&points=10&limit=6';
  const first = (await rig.get(path)).body as Page;
  expect(first).toMatchObject({ resolution: 'hour', unit: 'mm', wholeSince: null, behind: 0 });
  const second = (await rig.get(`${path}&cursor=${first.next}`)).body as Page;
  expect([...first.points, ...second.points].map(({ at, count, last }) => [at.slice(11, 13), count, last])).toEqual(
    Array.from({ length: 10 }, (_, h) => [String(h).padStart(2, '0'), 2, 2 * h + 1]),
  );
  expect([second.resolution, second.next]).toEqual(['hour', null]);
  expect((await rig.get('/api/covers/C-9/history?signal=water')).status).toBe(404);
  expect((await rig.get('/api/covers/C-1/history?signal=colour')).status).toBe(400);
  expect((await rig.get(`${path}&cursor=nonsense`)).status).toBe(400);
});
