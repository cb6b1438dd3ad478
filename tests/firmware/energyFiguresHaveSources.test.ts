import { describe, expect, it } from 'vitest';
import { type CellBoard, cellEnergy, drawsOf, selfDischarge } from '../../firmware/energy/draws.ts';
import { FIGURES } from '../../firmware/energy/figures.ts';
import { MDBT42Q, PICO, RAK5010 } from '../../firmware/src/boards/figures.ts';
import type { Figures } from '../../firmware/src/core/hal.ts';

describe('the figures of the projection', () => {
  it('all name their source, and are positive', () => {
    for (const [name, { value, unit, source }] of Object.entries(FIGURES)) {
      expect(source.length, name).toBeGreaterThan(5);
      expect(unit, name).not.toBe('');
      expect(value, name).toBeGreaterThan(0);
    }
  });

  it('are what the boards hand to their ledgers', () => {
    const boards: [CellBoard, Figures][] = [
      ['mdbt42q-rylr998', MDBT42Q],
      ['pico-rak3172', PICO],
      ['rak5010', RAK5010],
    ];
    for (const [name, figures] of boards) expect(figures, name).toEqual(drawsOf(name));
  });

  it('make 21.7 uA of self-discharge, and 172 kJ of a cell', () => {
    expect(selfDischarge() / 3.6).toBeCloseTo(21.7, 1);
    expect(cellEnergy() / 1e9).toBeCloseTo(172.4, 1);
  });
});
