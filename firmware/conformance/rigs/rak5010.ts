import { PINS, start } from '../../src/boards/rak5010.ts';
import { createFakeBg96 } from '../parts/fakeBg96.ts';
import { createEspruinoBench } from './espruinoBench.ts';
import { RADIO } from './modules.ts';
import type { Rig } from './rig.ts';

export const RIGS: readonly Rig[] = [
  {
    board: 'rak5010',
    modem: 'bg96',
    bare: false,
    radio: RADIO.bg96,
    connect: (around) =>
      createEspruinoBench(
        {
          pins: PINS,
          start,
          module: createFakeBg96,
          power: PINS.modemReset,
          powerInverted: true,
          hallLowWhenOpen: true,
          shunt: 2,
          aes: true,
        },
        around,
      ),
  },
];
