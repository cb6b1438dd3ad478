import { expect, it } from 'vitest';
import { isGatewayError } from '../../../gateway/src/errors.ts';
import { batch, key, openTestStore } from '../../support/storeRig.ts';

const row = (cover: string, node: number, more = {}) => ({ cover, node, key: key(node), ...more });
const window = { high: 500, near: 1, far: 0 };

it('refuses a cover that has a node, and a node that is on another cover', () => {
  const store = openTestStore();
  store.covers.add(row('C-1', 1), 0);
  const code = (work: () => void) => {
    try {
      work();
    } catch (error) {
      return isGatewayError(error) ? error.code : String(error);
    }
    return undefined;
  };
  expect(code(() => store.covers.add(row('C-1', 2), 0))).toBe('cover-exists');
  expect(code(() => store.covers.add(row('C-2', 1), 0))).toBe('node-taken');
  expect(store.covers.list().map(({ cover, node }) => [cover, node])).toEqual([['C-1', 1]]);
});

it('imports a list again and again with no effect but its changes', () => {
  const store = openTestStore();
  const list = [row('C-1', 1, { group: 'tunnel' }), row('C-2', 2)];
  expect(store.covers.import(list, 0)).toEqual({ added: 2, changed: 0, unchanged: 0 });
  expect(store.covers.import(list, 1)).toEqual({ added: 0, changed: 0, unchanged: 2 });
  expect(store.covers.import([row('C-1', 1, { name: 'Station Road' }), row('C-3', 3)], 2)).toEqual({
    added: 1,
    changed: 1,
    unchanged: 0,
  });
  expect(store.covers.get('C-1')).toMatchObject({ name: 'Station Road', group: 'tunnel' });
  expect(store.covers.list({ group: 'tunnel' }).map(({ cover }) => cover)).toEqual(['C-1']);
});

it('lets two covers swap their nodes', () => {
  const store = openTestStore();
  store.covers.import([row('C-1', 1), row('C-2', 2)], 0);
  store.covers.import([row('C-1', 2), row('C-2', 1)], 1);
  expect(store.covers.list().map(({ cover, node }) => [cover, node])).toEqual([
    ['C-1', 2],
    ['C-2', 1],
  ]);
});

it('does not forget what was accepted from a node while it is on no cover', () => {
  const store = openTestStore();
  store.covers.import([row('C-1', 1)], 0);
  store.registry.refresh();
  const node = store.registry.node(1);
  if (!node) throw new Error('the node is not registered');
  store.commit(batch({ nodes: [{ node: { ...node, window, down: 9 } }] }), 0);
  store.covers.import([row('C-1', 2)], 1);
  store.covers.import([row('C-2', 1)], 2);
  store.registry.distrust();
  store.registry.refresh();
  expect(store.registry.node(1)).toMatchObject({ cover: 'C-2', window, down: 9 });
});

it('begins a new window for a new key, and goes on with the downlink counter', () => {
  const store = openTestStore();
  store.covers.import([row('C-1', 1)], 0);
  store.registry.refresh();
  const node = store.registry.node(1);
  if (!node) throw new Error('the node is not registered');
  store.commit(batch({ nodes: [{ node: { ...node, window, down: 9 } }], reports: [{ node: 1, counter: 500 }] }), 0);
  store.covers.import([row('C-1', 1, { key: key(77) })], 1);
  store.registry.distrust();
  store.registry.refresh();
  expect(store.registry.node(1)).toMatchObject({ window: { high: -1, near: 0, far: 0 }, down: 9 });
  expect(store.hasReport({ node: 1, counter: 500 })).toBe(false);
});

it('pages through covers by their ids', () => {
  const store = openTestStore();
  store.covers.import(
    Array.from({ length: 5 }, (_, i) => row(`C-${i}`, i + 1)),
    0,
  );
  const page = store.covers.list({ limit: 2 });
  expect(page.map(({ cover }) => cover)).toEqual(['C-0', 'C-1']);
  expect(store.covers.list({ limit: 2, after: page.at(-1)?.cover }).map(({ cover }) => cover)).toEqual(['C-2', 'C-3']);
});
