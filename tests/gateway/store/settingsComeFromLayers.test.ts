import fc from 'fast-check';
import { expect, it } from 'vitest';
import { configState, UNKNOWN } from '../../../gateway/src/orders/configuration.ts';
import type { SomeSettings } from '../../../gateway/src/orders/settings.ts';
import type { Store } from '../../../gateway/src/store/store.ts';
import { batch, key, openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const COVERS = ['C-1', 'C-2', 'C-3'];
const NODES = [1, 2, 3, 4];

const settings: fc.Arbitrary<SomeSettings> = fc.record(
  { heartbeat: fc.constantFrom(60, 720), impactLevel: fc.constantFrom(40, 80), waterPeriod: fc.constantFrom(30, 60) },
  { requiredKeys: [] },
);
const cover = fc.constantFrom(...COVERS);
const group = fc.constantFrom('a', 'b');
const node = fc.constantFrom(...NODES);

const step = fc.oneof(
  fc.record({ kind: fc.constant('desire all' as const), settings }),
  fc.record({ kind: fc.constant('desire group' as const), group, settings }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('desire cover' as const), cover, settings }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('regroup' as const), cover, to: fc.option(group) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('put node' as const), cover, node }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('swap nodes' as const), cover, other: cover }) },
  fc.record({ kind: fc.constant('release' as const), cover }),
  fc.record({ kind: fc.constant('configure' as const), node }),
  fc.constant({ kind: 'reopen' as const }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The same in the simplest words: what is set where, who is where, and which nodes were ever told anything. */
interface Model {
  all: SomeSettings | undefined;
  readonly groups: Map<string, SomeSettings>;
  readonly covers: Map<string, SomeSettings>;
  readonly groupOf: Map<string, string>;
  readonly nodeOf: Map<string, number>;
  readonly configured: Set<number>;
}

function wanted(model: Model, place: string): SomeSettings | undefined {
  const layers = [model.all, model.groups.get(model.groupOf.get(place) ?? ''), model.covers.get(place)];
  const isTold = model.configured.has(model.nodeOf.get(place) ?? 0);
  return layers.some((one) => one !== undefined) || isTold ? Object.assign({}, ...layers) : undefined;
}

function putNode(store: Store, model: Model, place: string, id: number): void {
  const [present] = [...model.nodeOf].find(([, one]) => one === id) ?? [];
  if (present === place) return;
  if (present !== undefined) store.inventory.release(present);
  if (present !== undefined) model.nodeOf.delete(present);
  store.covers.add({ cover: place, node: id, key: key(id) }, 0, true);
  model.nodeOf.set(place, id);
}

function swap(store: Store, model: Model, one: string, other: string): void {
  const [a, b] = [model.nodeOf.get(one), model.nodeOf.get(other)];
  if (a === undefined || b === undefined || one === other) return;
  const rows = [
    { cover: one, node: b, key: key(b) },
    { cover: other, node: a, key: key(a) },
  ];
  store.covers.import(rows, 0);
  model.nodeOf.set(one, b).set(other, a);
}

function take(store: Store, model: Model, one: Step): void {
  if (one.kind === 'desire all') {
    store.configs.desireOfGroup(undefined, () => one.settings, 0);
    model.all = one.settings;
  } else if (one.kind === 'desire group') {
    store.configs.desireOfGroup(one.group, () => one.settings, 0);
    model.groups.set(one.group, one.settings);
  } else if (one.kind === 'desire cover') {
    store.configs.desire(one.cover, () => one.settings, 0);
    model.covers.set(one.cover, one.settings);
  } else if (one.kind === 'regroup') {
    store.inventory.take([{ cover: one.cover, change: { group: one.to } }], 0);
    if (one.to === null) model.groupOf.delete(one.cover);
    else model.groupOf.set(one.cover, one.to);
  } else if (one.kind === 'put node') putNode(store, model, one.cover, one.node);
  else if (one.kind === 'swap nodes') swap(store, model, one.cover, one.other);
  else if (one.kind === 'release') {
    store.inventory.release(one.cover);
    model.nodeOf.delete(one.cover);
  } else if (one.kind === 'configure' && [...model.nodeOf.values()].includes(one.node)) {
    store.commit(batch({ configured: [{ node: one.node, configured: { ...UNKNOWN, version: 1 } }] }), 0);
    model.configured.add(one.node);
  }
}

/** what each node has seen last */
type Seen = Map<number, { readonly revision: number; readonly text: string }>;

function check(store: Store, model: Model, seen: Seen): void {
  // covers and nodes are moved by other processes as a rule
  store.registry.distrust();
  store.registry.refresh();
  const standings = new Map(store.groups.standings(undefined, '', 10).map((one) => [one.cover, one]));
  for (const place of COVERS) {
    const record = store.covers.get(place);
    if (!record) throw new Error(`no cover ${place}`);
    const config = store.configs.of(record);
    expect(config.desired?.settings).toEqual(wanted(model, place));
    expect(standings.get(place)?.state).toBe(configState(config.desired, config.configured));
    const id = model.nodeOf.get(place);
    if (id === undefined) continue;
    const known = store.registry.node(id);
    if (!known) throw new Error(`no node ${id}`);
    const { desired } = store.registry.errand(known);
    expect(desired).toEqual(config.desired);
    if (!desired) continue;
    const text = JSON.stringify(Object.entries(desired.settings).sort());
    const last = seen.get(id);
    if (last && last.text !== text) expect(desired.revision).toBeGreaterThan(last.revision);
    if (last) expect(desired.revision).toBeGreaterThanOrEqual(last.revision);
    seen.set(id, { revision: desired.revision, text });
  }
}

it('whatever is set where, and whoever is moved, gives what a simple model gives, and no revision of a node goes back', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) => {
      const folder = temporaryFolder();
      let store = openTestStore({ folder });
      // everybody is somewhere at first, so that few steps come to something
      const model: Model = {
        all: undefined,
        groups: new Map(),
        covers: new Map(),
        groupOf: new Map(COVERS.map((one, i) => [one, i === 0 ? 'b' : 'a'])),
        nodeOf: new Map(),
        configured: new Set(),
      };
      store.inventory.take(
        COVERS.map((one) => ({ cover: one, change: { group: model.groupOf.get(one) } })),
        0,
      );
      for (const [i, one] of COVERS.entries()) putNode(store, model, one, i + 1);
      const seen: Seen = new Map();
      for (const one of steps) {
        if (one.kind === 'reopen') {
          store.close();
          store = openTestStore({ folder });
        } else take(store, model, one);
        check(store, model, seen);
      }
      store.close();
    }),
    { numRuns: 30 },
  );
});
