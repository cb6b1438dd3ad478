import { PINS, start } from '../../src/boards/mdbt42q-rylr998.ts';
import { createEspruinoBench } from './espruinoBench.ts';
import { RYLR_RADIO, rylrModule } from './modules.ts';
import type { Rig } from './rig.ts';

export const RIGS: readonly Rig[] = [
  {
    board: 'mdbt42q-rylr998',
    modem: 'rylr998',
    bare: false,
    radio: RYLR_RADIO,
    connect: (around) =>
      createEspruinoBench(
        {
          pins: PINS,
          start,
          module: rylrModule,
          outputs: (module) => ({
            [PINS.modemReset](high: boolean) {
              if (!high) module.restart();
            },
          }),
        },
        around,
      ),
  },
];
