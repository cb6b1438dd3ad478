import { expect, it } from 'vitest';
import { hexRows } from '../../gateway/console/src/pages/system/hexRows.ts';

it('eight to a row, with what can be read of them', () => {
  expect(hexRows('4c6964776174636800ff')).toEqual([
    { at: '0000', bytes: '4c 69 64 77 61 74 63 68', text: 'Lidwatch' },
    { at: '0008', bytes: '00 ff', text: '..' },
  ]);
  expect(hexRows('')).toEqual([]);
});
