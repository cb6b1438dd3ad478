import { expect, it } from 'vitest';
import type { CoverDetails } from '../../gateway/console/src/api/coverDocuments.ts';
import { changesOf, textsOf } from '../../gateway/console/src/pages/cover/detailChanges.ts';

const details: CoverDetails = {
  ...{ name: 'Old mill', group: null, asset: 'A-1', address: null, lat: 31.5, lon: 121.5, cell: null, unit: 'water' },
  tags: ['school', 'slope'],
};

it('nothing where nothing was touched', () => {
  expect(changesOf(details, textsOf(details))).toEqual({});
});

it('what was emptied is taken away, and tags are a list in whichever comma', () => {
  const texts = { ...textsOf(details), name: ' ', address: 'Mill Lane 7', tags: 'school，bridge' };
  expect(changesOf(details, texts)).toEqual({ name: null, address: 'Mill Lane 7', tags: ['school', 'bridge'] });
});

it('a place goes as a whole, and what is no number as it was written', () => {
  expect(changesOf(details, { ...textsOf(details), lat: '31.6' })).toEqual({ lat: 31.6, lon: 121.5 });
  expect(changesOf(details, { ...textsOf(details), lat: 'north', lon: '' })).toEqual({ lat: 'north', lon: null });
});
