import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openStore } from '../../../gateway/src/store/store.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { batch, key, openTestStore, reading } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

interface Page {
  readonly readings: readonly { readonly at: string; readonly tilt: number }[];
  readonly next: string | null;
}

it('pages of any size show every reading once, however many are of one instant', () => {
  const instants = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 });
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 5 }), (times, limit) => {
      const store = openTestStore();
      store.covers.add({ cover: 'C-1', node: 1, key: key(1) }, 0);
      store.commit(batch({ readings: times.map((at, tilt) => reading('C-1', at, { tilt })) }), 5);
      const seen: (number | undefined)[] = [];
      for (let after: { at: number; id: number } | undefined, more = true; more; ) {
        const rows = store.readingPage({ cover: 'C-1', from: 0, to: 3, after, limit });
        seen.push(...rows.map((row) => row.reading.tilt));
        after = rows.at(-1)?.place;
        more = rows.length === limit;
      }
      const wanted = times.map((at, tilt) => ({ at, tilt })).toSorted((a, b) => a.at - b.at || a.tilt - b.tilt);
      expect(seen).toEqual(wanted.map(({ tilt }) => tilt));
    }),
    { numRuns: 40 },
  );
});

it('pages stay as they are while readings are added', async () => {
  const data = temporaryFolder();
  const store = openStore({ folder: data, access: 'tool', create: true });
  store.covers.add({ cover: 'C-1', node: 1, key: key(1) }, 0);
  store.commit(batch({ readings: [0, 1, 2].map((tilt) => reading('C-1', 1_000, { tilt })) }), 5);
  const rig = await startGateway({ data });
  const path = '/api/covers/C-1/readings?limit=2';
  const first = (await rig.get(path)).body as Page;
  expect(first.readings.map(({ tilt }) => tilt)).toEqual([0, 1]);
  // one that is older than all, and one of the same instant
  store.commit(batch({ readings: [reading('C-1', 500, { tilt: 8 }), reading('C-1', 1_000, { tilt: 9 })] }), 6);
  store.close();
  const second = (await rig.get(`${path}&cursor=${first.next}`)).body as Page;
  expect(second.readings.map(({ tilt }) => tilt)).toEqual([2, 9]);
});
