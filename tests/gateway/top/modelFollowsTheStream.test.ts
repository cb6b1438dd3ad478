import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reduce, type Told } from '../../../gateway/src/cli/top/reduce.ts';
import { ago, cover, event, model, NOW } from '../../support/topModel.ts';

const SIZE = { columns: 80, rows: 24 };
const told = (...all: readonly Told[]) => ({ kind: 'told', all }) as const;

it('knows covers and events as they were told last', () => {
  const cleared = event('a', 'C-1', { clearedAt: ago(1) });
  const after = reduce(
    model({ covers: [cover('C-1')] }, SIZE),
    told(
      { kind: 'cover', cover: cover('C-1', { condition: 'open' }) },
      { kind: 'cover', cover: cover('C-2') },
      { kind: 'event', event: event('a', 'C-1') },
      { kind: 'event', event: cleared },
    ),
    NOW + 5,
  );
  expect([...after.known.covers.values()].map(({ condition }) => condition)).toEqual(['open', 'normal']);
  expect([...after.known.events.values()]).toEqual([cleared]);
  expect([after.heardAt, after.now]).toEqual([NOW + 5, NOW + 5]);
});

it('takes what people say of events, and the first who saw one as who has seen it', () => {
  const note = (id: number, kind: 'acknowledged' | 'comment' | 'confirmed', who: string): Told => {
    return { kind: 'note', note: { id, event: 'a', at: ago(1), who, kind, text: '' } };
  };
  const before = model({ events: [event('a', 'C-1')] }, SIZE);
  const one = reduce(before, told(note(1, 'comment', 'bob'), note(2, 'acknowledged', 'ann')), NOW);
  expect(one.known.events.get('a')?.review).toMatchObject({ verdict: 'unconfirmed', acknowledged: { who: 'ann' } });
  const two = reduce(one, told(note(3, 'confirmed', 'bob')), NOW);
  expect(two.known.events.get('a')?.review).toMatchObject({ verdict: 'confirmed', acknowledged: { who: 'ann' } });
  // of an event that is not known any more
  expect(reduce(model({}, SIZE), told(note(1, 'confirmed', 'bob')), NOW).known.events.size).toBe(0);
});

it('is ready as long as no part is down', () => {
  const part = { part: 'store', status: 'down', since: ago(1), reason: 'full' } as const;
  const down = reduce(model({}, SIZE), told({ kind: 'part', part }), NOW);
  expect(down.known.ready).toMatchObject({ ready: false, parts: [{}, { reason: 'full' }] });
  const up = reduce(down, told({ kind: 'part', part: { part: 'store', status: 'up', since: ago(0) } }), NOW);
  expect(up.known.ready?.ready).toBe(true);
});

it('keeps every open event, and the newest of the others', () => {
  const happened = fc.array(fc.record({ at: fc.nat(100_000), open: fc.boolean() }), { maxLength: 1_500, size: 'max' });
  fc.assert(
    fc.property(happened, (all) => {
      const events = all.map(({ at, open }, i) => {
        return event(`e${i}`, 'C-1', { raisedAt: ago(at), clearedAt: open ? null : ago(0) });
      });
      const after = reduce(model({}, SIZE), { kind: 'read', covers: [], events }, NOW);
      const kept = [...after.known.events.values()];
      const opens = events.filter(({ clearedAt }) => clearedAt === null);
      expect(kept.filter(({ clearedAt }) => clearedAt === null)).toHaveLength(opens.length);
      expect(kept).toHaveLength(opens.length + Math.min(500, events.length - opens.length));
      const gone = events.filter(({ id }) => !after.known.events.has(id)).map(({ raisedAt }) => raisedAt);
      const stayed = kept.filter(({ clearedAt }) => clearedAt !== null).map(({ raisedAt }) => raisedAt);
      if (gone.length > 0)
        expect(
          gone
            .toSorted()
            .at(-1)
            ?.localeCompare(stayed.toSorted()[0] ?? ''),
        ).toBeLessThanOrEqual(0);
    }),
    { numRuns: 30 },
  );
});

it('does not change the model that it was given', () => {
  const before = model({ covers: [cover('C-1')], events: [event('a', 'C-1')] }, SIZE);
  const copy = structuredClone(before);
  reduce(before, told({ kind: 'cover', cover: cover('C-2') }, { kind: 'event', event: event('b', 'C-2') }), NOW);
  expect(before).toEqual(copy);
});
