import { expect, it } from 'vitest';
import { addressBesideName } from '../../gateway/console/src/parts/address.ts';

it('an address stands beside a name unless it says the same', () => {
  expect(addressBesideName({ name: 'Quay 3', address: 'Harbour Street 12' })).toBe('Harbour Street 12');
  expect(addressBesideName({ name: 'Harbour Street 12', address: ' Harbour street 12' })).toBeNull();
});

it('nothing is made of nothing', () => {
  expect(addressBesideName({ name: null, address: 'Harbour Street 12' })).toBe('Harbour Street 12');
  expect(addressBesideName({ name: 'Quay 3', address: null })).toBeNull();
  expect(addressBesideName({ name: null, address: null })).toBeNull();
});
