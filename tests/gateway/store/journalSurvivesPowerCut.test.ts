import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Store } from '../../../gateway/src/store/store.ts';
import { batch, coverRecord, key, openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const COVERS = 150;

/** Sizes on both sides of what goes into the journal, steps of bringing it to its places, and others who write meanwhile. */
const step = fc.oneof(
  fc.record({
    what: fc.constant('commit' as const),
    from: fc.nat({ max: COVERS - 1 }),
    size: fc.integer({ min: 1, max: COVERS }),
  }),
  fc.record({ what: fc.constant('settle' as const) }),
  fc.record({ what: fc.constant('other writes' as const) }),
  fc.record({ what: fc.constant('reread' as const), from: fc.nat({ max: COVERS - 1 }) }),
  fc.record({ what: fc.constant('distrust' as const) }),
);

/** The counter and the reading that each cover was last given. */
type Model = Map<number, number>;

function commit(store: Store, model: Model, from: number, size: number, turn: number): void {
  const chosen = Array.from({ length: size }, (_, i) => (from + i) % COVERS);
  const nodes = chosen.map((i) => {
    const node = store.registry.node(i + 1);
    if (!node) throw new Error(`no node ${i + 1}`);
    return { node: { ...node, window: { high: turn, near: 1, far: 0 }, down: turn * 2 } };
  });
  const covers = chosen.map((i) => {
    const state = { ...coverRecord('', 0).state, newest: turn, heard: turn };
    return coverRecord(`C-${i}`, i + 1, { state, latest: { at: turn, tilt: turn / 10 } });
  });
  store.commit(batch({ nodes, covers }), turn);
  for (const i of chosen) model.set(i, turn);
}

function check(store: Store, model: Model): void {
  store.registry.refresh();
  for (const [i, turn] of model) {
    expect(store.registry.node(i + 1)).toMatchObject({ window: { high: turn }, down: turn * 2 });
    expect(store.registry.cover(`C-${i}`)).toMatchObject({
      state: { heard: turn },
      latest: { at: turn, tilt: turn / 10 },
    });
    expect(store.covers.get(`C-${i}`)?.latest?.at).toBe(turn);
  }
}

/** What a disk has at this instant, as another gateway finds it. */
function afterPowerCut(folder: string): Store {
  const copy = temporaryFolder();
  for (const name of ['lidwatch.db', 'lidwatch.db-wal']) {
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(copy, name));
  }
  return openTestStore({ folder: copy });
}

it('whatever stands in the journal or in its place when the power fails, the last that was committed is found', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
      const folder = temporaryFolder();
      const store = openTestStore({ folder });
      const all = Array.from({ length: COVERS }, (_, i) => ({ cover: `C-${i}`, node: i + 1, key: key(i + 1) }));
      store.covers.import(all, 0);
      store.registry.refresh();
      const model: Model = new Map();
      for (const [turn, one] of steps.entries()) {
        if (one.what === 'commit') commit(store, model, one.from, one.size, turn + 1);
        else if (one.what === 'settle') store.settle();
        else if (one.what === 'reread') store.registry.reread([`C-${one.from}`]);
        else if (one.what === 'distrust') store.registry.distrust();
        else {
          const other = openTestStore({ folder, access: 'tool' });
          other.covers.import([{ cover: `X-${turn}`, node: 1_000 + turn, key: key(7) }], 0);
          other.close();
        }
        store.registry.refresh();
      }
      check(store, model);
      const found = afterPowerCut(folder);
      check(found, model);
      found.close();
      store.close();
      const again = openTestStore({ folder });
      check(again, model);
      again.close();
    }),
    { numRuns: 20 },
  );
});

it('a node that was given another key beside the gateway does not get the counters of the old one from the journal', () => {
  const folder = temporaryFolder();
  const store = openTestStore({ folder });
  const all = Array.from({ length: COVERS }, (_, i) => ({ cover: `C-${i}`, node: i + 1, key: key(i + 1) }));
  store.covers.import(all, 0);
  store.registry.refresh();
  commit(store, new Map(), 0, COVERS, 50);
  const other = openTestStore({ folder, access: 'tool' });
  other.covers.import([{ cover: 'C-3', node: 4, key: key(200) }], 0);
  other.close();
  const found = afterPowerCut(folder);
  found.registry.refresh();
  expect(found.registry.node(4)).toMatchObject({ window: { high: -1 } });
  expect(found.registry.node(5)).toMatchObject({ window: { high: 50 } });
  store.registry.refresh();
  expect(store.registry.node(4)).toMatchObject({ window: { high: -1 } });
});
