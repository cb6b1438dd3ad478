import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Store } from '../../../gateway/src/store/store.ts';
import { key, openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const EUIS = ['ac1f09fffe000001', 'ac1f09fffe000002'];

const cover = fc.constantFrom('C-1', 'C-2', 'C-3');
const node = fc.integer({ min: 1, max: 4 });
const step = fc.oneof(
  fc.record({
    what: fc.constant('put' as const),
    cover,
    node,
    byte: fc.integer({ min: 1, max: 2 }),
    eui: fc.option(fc.constantFrom(...EUIS)),
  }),
  fc.record({ what: fc.constant('swap' as const), nodes: fc.uniqueArray(node, { minLength: 3, maxLength: 3 }) }),
  fc.record({ what: fc.constant('release' as const), cover }),
  fc.record({ what: fc.constant('regroup' as const), cover, group: fc.constantFrom('a', 'b', null) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function provision(store: Store, rows: readonly { cover: string; node: number; byte?: number; eui?: string | null }[]) {
  const made = rows.map(({ cover: id, node: number, byte = 1, eui }) => {
    const profile = eui ? ('bare' as const) : ('sealed' as const);
    return { cover: id, node: number, key: key(byte), profile, devEui: eui ?? undefined, made: {} };
  });
  store.provisioning.take(made, 0, true);
}

function work(store: Store, one: Step): void {
  if (one.what === 'put') provision(store, [one]);
  else if (one.what === 'swap')
    provision(
      store,
      one.nodes.map((number, i) => ({ cover: `C-${i + 1}`, node: number })),
    );
  else if (one.what === 'release') store.inventory.release(one.cover);
  else store.inventory.take([{ cover: one.cover, change: { group: one.group } }], 0);
}

function seen({ registry }: Store) {
  const nodes = [1, 2, 3, 4].map((number) => registry.node(number));
  const covers = [...registry.covers()].sort((a, b) => (a.cover < b.cover ? -1 : 1));
  return { nodes, covers, devices: EUIS.map((eui) => registry.device(eui)) };
}

it('covers that are read anew one by one are as they are when all are', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const folder = temporaryFolder();
      const store = openTestStore({ folder });
      store.registry.refresh();
      for (const one of steps) {
        try {
          work(store, one);
        } catch (error) {
          // a node or device that is elsewhere
          expect(error).toMatchObject({ code: 'node-taken' });
        }
        expect(store.registry.isFresh()).toBe(true);
      }
      const fresh = openTestStore({ folder, access: 'tool' });
      fresh.registry.refresh();
      expect(seen(store)).toEqual(seen(fresh));
      fresh.close();
      store.close();
    }),
    { numRuns: 60 },
  );
});
