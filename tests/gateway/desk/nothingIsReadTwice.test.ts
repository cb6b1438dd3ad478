import { expect, it } from 'vitest';
import type { Store } from '../../../gateway/src/store/store.ts';
import { CREW, createDeskRig, HOUR, SUPERVISOR } from '../../support/deskRig.ts';

/** A store that counts what the desk reads of it. */
function counting(counts: { incidents: number; samples: number }): (store: Store) => Store {
  return (store) => ({
    ...store,
    readingPage(query) {
      counts.samples += 1;
      return store.readingPage(query);
    },
    incidents: {
      ...store.incidents,
      get(id) {
        counts.incidents += 1;
        return store.incidents.get(id);
      },
    },
  });
}

it('samples are read where they decide: of a cover that has to lie well, and not of water', () => {
  const counts = { incidents: 0, samples: 0 };
  const rig = createDeskRig({ unit: 'water', wrap: counting(counts) });
  rig.raise('C-1', 'water.high');
  rig.raise('C-2', 'cover.opened');
  rig.handIn('C-1');
  expect(rig.open('C-1').verification.state).toBe('waiting');
  expect(counts.samples).toBe(0);
  rig.handIn('C-2');
  expect(counts.samples).toBeGreaterThan(0);
});

it('a look reads its incident once', () => {
  const counts = { incidents: 0, samples: 0 };
  const rig = createDeskRig({ wrap: counting(counts) });
  rig.raise('C-1', 'cover.opened');
  rig.clock.advance(HOUR - 1_000);
  counts.incidents = 0;
  rig.clock.advance(2_000);
  expect(rig.open('C-1').card).toBe('red');
  expect(counts.incidents).toBe(1);
});

it('that one child of many is over is told without reading the others', () => {
  const counts = { incidents: 0, samples: 0 };
  const rig = createDeskRig({ covers: 12, cell: 'g', unit: 'water', wrap: counting(counts) });
  const covers = Array.from({ length: 12 }, (_, i) => `C-${i + 1}`);
  for (const cover of covers) rig.raise(cover, 'water.high');
  const { parent } = rig.open('C-1');
  const falseAlarm = { act: 'false-alarm', reason: 'a hose' } as const;
  counts.incidents = 0;
  rig.act('C-1', SUPERVISOR, falseAlarm);
  // itself, and its parent
  expect(counts.incidents).toBe(2);
  for (const cover of covers.slice(1)) {
    expect(rig.store.incidents.get(parent ?? 0)?.closedAt).toBeUndefined();
    rig.act(cover, SUPERVISOR, falseAlarm);
  }
  expect(rig.store.incidents.get(parent ?? 0)?.result).toBe('resolved');
  expect(rig.tryTo(parent ?? 0, CREW, { act: 'begin-work' })).toMatchObject({ refused: 'closed' });
});
