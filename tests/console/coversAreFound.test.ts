import { expect, it } from 'vitest';
import type { Cover, CoverDetails } from '../../gateway/console/src/api/coverDocuments.ts';
import {
  badness,
  type Entry,
  filtered,
  joined,
  NO_FILTER,
  valuesOf,
  withTold,
} from '../../gateway/console/src/pages/covers/rows.ts';

const NOTHING: CoverDetails = {
  ...{ name: null, group: null, asset: null, address: null, lat: null, lon: null, cell: null, unit: null, tags: [] },
};

const entry = (cover: string, node: number | null, details: Partial<CoverDetails> = {}): Entry => ({
  ...{ cover, node, details: { ...NOTHING, ...details } },
});

const cover = (id: string, more: Partial<Cover> = {}): Cover => ({
  ...{ cover: id, node: 1, condition: 'normal', events: [], maintenance: false, readings: { battery: 3_600 } },
  ...{ at: null, heard: '2026-11-27T06:00:00Z', ...more },
});

const raised = (severity: string) => ({
  ...{ event: 'e', rule: 'cover.tilted' as const, severity, onset: '2026-11-27T06:00:00Z' },
});

const rows = joined(
  [
    entry('K-1', 1, { name: 'Old mill', address: 'Mill Lane 7', unit: 'water', group: 'harbour', tags: ['school'] }),
    entry('K-2', 2, { unit: 'power', cell: 'N2' }),
    entry('K-10', null, { unit: 'water', cell: 'N10' }),
  ],
  [cover('K-1'), cover('K-2', { condition: 'open', events: [raised('minor'), raised('critical')] })],
);
const found = (filter: Partial<typeof NO_FILTER>) =>
  filtered(rows, { ...NO_FILTER, ...filter }).map((row) => row.cover);

it('by all words of a search, wherever they stand', () => {
  expect(found({ search: 'MILL 7' })).toEqual(['K-1']);
  expect(found({ search: 'school' })).toEqual(['K-1']);
  expect(found({ search: 'mill 8' })).toEqual([]);
  expect(found({})).toEqual(['K-1', 'K-2', 'K-10']);
});

it('by condition, owner and whether there is a node', () => {
  expect(found({ condition: 'open' })).toEqual(['K-2']);
  expect(found({ condition: 'unknown' })).toEqual(['K-10']);
  expect(found({ unit: 'water', node: 'with' })).toEqual(['K-1']);
  expect(found({ node: 'without' })).toEqual(['K-10']);
});

it('the worst comes first, and what was never heard last', () => {
  const order = [...rows].sort((a, b) => badness(a) - badness(b)).map((row) => row.cover);
  expect(order).toEqual(['K-2', 'K-1', 'K-10']);
});

it('what the stream tells takes the place of what was read; the rest stays the very same', () => {
  const told = new Map([['K-1', cover('K-1', { condition: 'open', events: [raised('major')] })]]);
  const after = withTold(rows, told);
  expect(after[0]).toMatchObject({ cover: 'K-1', condition: 'open', worst: 'major' });
  expect(after[1]).toBe(rows[1]);
  expect(withTold(rows, new Map())).toBe(rows);
});

it('a filter offers each value once, in the order of people', () => {
  expect(valuesOf(rows, 'unit', 'en')).toEqual(['power', 'water']);
  expect(valuesOf(rows, 'cell', 'en')).toEqual(['N2', 'N10']);
});
