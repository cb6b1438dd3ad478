import { createAes128, createCcm } from '@lidwatch/protocol';
import type { Modem } from '../core/hal.ts';
import { NO_READING } from '../core/hal.ts';
import type { Node } from '../core/node.ts';
import type { NodeEvents } from '../core/trace.ts';
import { createA02yyuw } from '../drivers/a02yyuw.ts';
import { createContactSwitch } from '../drivers/contactSwitch.ts';
import { createLis3dh } from '../drivers/lis3dh.ts';
import type { StAccelerometer } from '../drivers/stAccelerometer.ts';
import type { AtParts } from '../modems/at.ts';
import { createBc95 } from '../modems/bc95.ts';
import type { NbRadio } from '../modems/nbiot.ts';
import { createRak3172, type RakRadio } from '../modems/rak3172.ts';
import { createRak3172Lorawan, type LorawanRadio } from '../modems/rak3172Lorawan.ts';
import type { BoardAbout } from './about.ts';
import type { Iotjs } from './iotjs/api.ts';
import { createI2cPart, createInput, createOutput, createUart } from './iotjs/buses.ts';
import { createPlatform } from './iotjs/platform.ts';
import { createUdpLink, type UdpRadio } from './iotjs/udp.ts';
import { launch } from './launch.ts';

export const ABOUT: BoardAbout = {
  engine: 'iotjs',
  text: 'a Linux machine with IoT.js, LIS3DH, UDP or a RAK3172 or BC95, ultrasonic level, float, hall',
  budget: 32768,
  waters: ['a02yyuw', 'none'],
  radios: ['udp', 'rak3172', 'rak3172-lorawan', 'bc95'],
};

/** Devices, and numbers of pins as the system counts them: see iotjs-linux.md for the wiring. */
export const DEVICES = { i2c: '/dev/i2c-1', modem: '/dev/ttyAMA0', water: '/dev/ttyAMA1' } as const;
export const PINS = { motion: 17, hall: 27, float: 22, waterPower: 23, modemReset: 24 } as const;
/** of the LIS3DH, SA0 high */
export const MOTION_ADDRESS = 25;

/** The link's part of the provisioning record. `device`: another serial line than that of DEVICES. */
export type LinuxRadio = (RakRadio | LorawanRadio | NbRadio | UdpRadio) & {
  readonly modem: 'udp' | 'bc95' | 'rak3172' | 'rak3172-lorawan';
  readonly device?: string;
};

function createLink(engine: Iotjs, parts: Omit<AtParts, 'uart'>, radio: LinuxRadio): Modem {
  const kind = radio['modem'];
  if (kind === 'udp') return createUdpLink(engine, radio as UdpRadio);
  const options = {
    uart: createUart(engine, radio['device'] || DEVICES.modem, kind === 'bc95' ? 9600 : 115200),
    clock: parts.clock,
    timers: parts.timers,
    reset: createOutput(engine, PINS.modemReset, true),
    radio: radio as never,
  };
  if (kind === 'bc95') return createBc95(options);
  return kind === 'rak3172' ? createRak3172(options) : createRak3172Lorawan(options);
}

export function start(engine: Iotjs, events?: NodeEvents): Node | null {
  const platform = createPlatform(engine);
  let accelerometer: StAccelerometer;
  return launch<LinuxRadio>(
    platform,
    {
      name: 'iotjs-linux',
      createCipher: (key) => createCcm(createAes128(key)),
      fit(hal, provision) {
        const { timers } = hal;
        accelerometer = createLis3dh({
          bus: createI2cPart(engine, DEVICES.i2c, MOTION_ADDRESS),
          interrupt: createInput(engine, timers, PINS.motion),
          timers,
        });
        hal.accelerometer = accelerometer;
        hal.temperature = accelerometer.temperature;
        hal.modem = createLink(engine, hal, provision['radio']);
        hal.hall = provision['hall'] ? createContactSwitch(createInput(engine, timers, PINS.hall), true) : null;
        hal.float = provision['float'] ? createContactSwitch(createInput(engine, timers, PINS.float), false) : null;
        hal.water =
          provision['water'] === 'a02yyuw'
            ? createA02yyuw({
                uart: createUart(engine, DEVICES.water, 9600),
                timers,
                power: createOutput(engine, PINS.waterPower, false),
              })
            : null;
        // mains or the machine's own battery: nothing that the engine could measure
        hal.battery = () => NO_READING;
        hal.figures = { sleep: 0, cell: 0, look: 0, round: 0, water: 0, listen: 0 };
      },
      selfTest: (done) => accelerometer.selfTest(done),
    },
    events,
  );
}
