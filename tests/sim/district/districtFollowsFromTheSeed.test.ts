import { basemapOf, cellsOf, createDistrict, createDistrictScenario } from '@lidwatch/sim';
import { expect, test } from 'vitest';

test('a seed gives one district, another seed another one', () => {
  const [first, again, other] = [createDistrict(26), createDistrict(26), createDistrict(27)];
  expect(again.covers).toEqual(first.covers);
  expect(basemapOf(again)).toEqual(basemapOf(first));
  expect(cellsOf(again)).toEqual(cellsOf(first));
  expect(other.covers).not.toEqual(first.covers);
  expect(createDistrictScenario(26).scenario).toEqual(createDistrictScenario(26).scenario);
});
