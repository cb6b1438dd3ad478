import { PINS, start } from '../../src/boards/mdbt42q-rylr998.ts';
import { createFakeRylr998 } from '../parts/fakeRylr998.ts';
import { createEspruinoBench } from './espruinoBench.ts';
import { RADIO } from './modules.ts';
import type { Rig } from './rig.ts';

export const RIGS: readonly Rig[] = [
  {
    board: 'mdbt42q-rylr998',
    modem: 'rylr998',
    bare: false,
    radio: RADIO.rylr998,
    connect: (around) =>
      createEspruinoBench({ pins: PINS, start, module: createFakeRylr998, power: PINS.modemReset, aes: true }, around),
  },
];
