import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CoverRecord, Latest } from '../../../gateway/src/store/types.ts';
import { batch, coverRecord, key, openTestStore } from '../../support/storeRig.ts';

/** More than the registry keeps as records, so that most of them are made anew when they are asked for. */
const COVERS = 5_000;

/** SQLite knows no negative zero. */
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0);
const value = fc.option(number, { nil: undefined });
const change = fc.record({
  i: fc.nat({ max: COVERS - 1 }),
  at: fc.integer({ min: 1, max: 2 ** 41 }),
  tilt: value,
  water: value,
  flags: fc.option(fc.nat({ max: 255 }), { nil: undefined }),
  maintenance: fc.boolean(),
  high: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  near: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  heartbeatMs: fc.option(fc.integer({ min: 1, max: 2 ** 31 }), { nil: undefined }),
});

/** Without those that are absent. */
function present(at: number, values: Readonly<Record<string, number | undefined>>): Latest {
  return { at, ...Object.fromEntries(Object.entries(values).filter(([, one]) => one !== undefined)) };
}

it('keeps of every cover and node, touched lately or long ago, what was committed, and reads the same anew', () => {
  const store = openTestStore();
  const all = Array.from({ length: COVERS }, (_, i) => ({ cover: `C-${i}`, node: i + 1, key: key(i % 200) }));
  store.covers.import(all, 0);
  store.registry.refresh();
  const { registry } = store;
  const known = new Map<string, CoverRecord>();
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 40 }), (changes) => {
      for (const { i, at, tilt, water, flags, maintenance, high, near, heartbeatMs } of changes) {
        const [before, node] = [registry.cover(`C-${i}`), registry.node(i + 1)];
        if (!before || !node) throw new Error('a cover is missing');
        const latest = present(at, { tilt, water, flags });
        const state = { ...coverRecord(before.cover, i + 1).state, newest: at, heard: at + 1, maintenance };
        const record: CoverRecord = { ...before, state, latest };
        const after = { ...node, window: { high, near, far: 0 }, down: high, heartbeatMs, link: `link ${i % 3}` };
        store.commit(batch({ covers: [record], nodes: [{ node: after }] }), 0);
        known.set(record.cover, record);
        expect(registry.node(i + 1)).toEqual(after);
      }
      for (const [cover, record] of known) expect(registry.cover(cover)).toEqual(record);
    }),
    { numRuns: 25 },
  );
  registry.distrust();
  registry.takeChanged();
  expect(registry.refresh()).toBe(true);
  expect(registry.takeChanged()).toEqual([]);
  for (const [cover, record] of known) expect(registry.cover(cover)).toEqual(record);
  expect([...registry.covers()]).toHaveLength(COVERS);
});
