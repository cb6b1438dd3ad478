import { expect, test } from 'vitest';
import { createWounds } from '../../scripts/demo/world/wounds.ts';
import type { TruthEntry } from '../../sim/src/index.ts';

const entry = (what: TruthEntry['what'], more: Partial<TruthEntry> = {}): TruthEntry => {
  return { at: 0, cover: 'C-0001', node: 1, what, ...more };
};

test.each([
  ['lift', 'putBack'],
  ['slide', 'putBack'],
  ['carry', 'putBack'],
  ['tilt', 'straighten'],
  ['obstruct', 'obstruct'],
  ['away', 'away'],
  ['loosen', 'loosen'],
] as const)('behind %s it takes %s', (what, kind) => {
  const wounds = createWounds();
  wounds.heed(entry(what));
  expect(wounds.cure('C-0002', false)).toEqual([]);
  expect(wounds.cure('C-0001', false)).toMatchObject([{ kind }]);
  expect(wounds.cure('C-0001', false)).toEqual([]);
});

test('what is told of a cure is no wound', () => {
  const wounds = createWounds();
  for (const what of ['obstruct', 'away', 'loosen'] as const) wounds.heed(entry(what, { for: 0 }));
  expect(wounds.cure('C-0001', false)).toEqual([]);
});

test('a lid that was left on stones has to be put back once more', () => {
  const wounds = createWounds();
  wounds.heed(entry('lift'));
  const [first] = wounds.cure('C-0001', true);
  expect(first).toMatchObject({ kind: 'putBack', to: 6.5 });
  wounds.heed(entry('putBack', { angle: 6.5 }));
  expect(wounds.cure('C-0001', false)).toMatchObject([{ kind: 'putBack', to: 0 }]);
  wounds.heed(entry('putBack', { angle: 0 }));
  expect(wounds.cure('C-0001', false)).toEqual([]);
});

test('a cell that was weak from the beginning is replaced', () => {
  expect(createWounds(['C-0009']).cure('C-0009', false)).toMatchObject([{ kind: 'battery', millivolts: 3640 }]);
});
