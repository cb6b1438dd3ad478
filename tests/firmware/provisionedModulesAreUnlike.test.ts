import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findModem } from '../../firmware/build/provision/modems.ts';
import { makeRadio } from '../../firmware/build/provision/radio.ts';
import { createUnlike } from '../../firmware/build/provision/unlike.ts';
import { createScratch } from '../support/scratch.ts';
import { lidwatchFw } from '../support/toolRun.ts';

const RYLR = findModem('rylr998', 'espruino');
const PERIOD = 65_534;

function addresses(nodes: readonly number[], gateway = 1): unknown[] {
  const unlike = createUnlike(RYLR);
  const wishes = [{ name: 'gateway', value: gateway, place: 'here' }];
  const found = nodes.map((node) => unlike.settle(`C-${node}`, makeRadio(RYLR, node, wishes), false).address);
  expect(unlike.warnings()).toEqual([]);
  return found;
}

describe('RYLR998 modules of one import', () => {
  it('have addresses unlike each other and unlike the gateway, the same again for the same nodes', () => {
    // nodes that want few addresses, around the end of the range
    const node = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.nat(60_000)).map(([a, b]) => PERIOD * (b + 1) + a);
    fc.assert(
      fc.property(fc.array(node, { maxLength: 40 }), fc.constantFrom(1, 2, 3, 65_535), (nodes, gateway) => {
        const found = addresses(nodes, gateway);
        expect(new Set(found).size).toBe(nodes.length);
        expect(found).not.toContain(gateway);
        for (const address of found) expect(RYLR.parameters.address?.accepts(address)).toBe(true);
        expect(addresses(nodes, gateway)).toEqual(found);
      }),
    );
  });

  it('take the next address where theirs is taken, round the end', () => {
    expect(addresses([5, 5 + PERIOD, 5 + 2 * PERIOD])).toEqual([7, 8, 9]);
    expect(addresses([PERIOD - 1, 2 * PERIOD - 1])).toEqual([65_535, 2]);
  });

  it.each([
    ['mdbt42q-rylr998', [], 'address=7', /^warning: C-1, C-2 have the same address, 7: /],
    [
      'pico-rak3172',
      ['--modem', 'rak3172-lorawan'],
      'devEui=0011223344556677',
      /^warning: C-1, C-2 have the same devEui/,
    ],
  ])('are told of where somebody has given all the same: %s', async (board, modem, setting, warning) => {
    const { path, write } = createScratch();
    const { code, err } = await lidwatchFw(
      ...['provision', '--board', board, ...modem, '--covers', write('covers.csv', 'cover\nC-1\nC-2\n')],
      ...['--set', setting, '--out', path('nodes')],
    );
    expect(code).toBe(0);
    expect(err).toMatch(warning);
  });
});
