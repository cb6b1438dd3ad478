import { CELL, PINS, start } from '../../src/boards/pico-rak3172.ts';
import { createFakeRak3172 } from '../parts/fakeRak3172.ts';
import { createFakeRak3172Lorawan } from '../parts/fakeRak3172Lorawan.ts';
import { createEspruinoBench } from './espruinoBench.ts';
import { type CreateModule, RADIO } from './modules.ts';
import type { Rig } from './rig.ts';

/** RCC_CSR: power-on, pin and brown-out. */
const POWER_ON = [0x40023874, 0x0e000000] as const;
/** 26 s are the longest that the processor's watchdog waits. */
const LONGEST = 26;

function rig(modem: string, bare: boolean, radio: string, module: CreateModule): Rig {
  return {
    board: 'pico-rak3172',
    modem,
    bare,
    radio,
    connect: (around) =>
      createEspruinoBench(
        {
          pins: PINS,
          start,
          module,
          power: PINS.modemReset,
          cell: CELL,
          aes: true,
          longestWatchdog: LONGEST,
          powerOn: POWER_ON,
        },
        around,
      ),
  };
}

export const RIGS: readonly Rig[] = [
  rig('rak3172', false, RADIO.rak3172, createFakeRak3172),
  rig('rak3172-lorawan', true, RADIO.lorawan, createFakeRak3172Lorawan),
];
