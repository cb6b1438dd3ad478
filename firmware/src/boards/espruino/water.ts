import type { OutputPin } from '../../buses.ts';
import type { Timers, WaterSensor } from '../../core/hal.ts';
import { createA02yyuw } from '../../drivers/a02yyuw.ts';
import { createAnalogLevel } from '../../drivers/analogLevel.ts';
import type { Espruino } from './api.ts';
import { listen } from './buses.ts';
import type { EspruinoPins } from './pins.ts';

/** Where a water sensor is fitted. */
export interface WaterPlace {
  readonly engine: Espruino;
  readonly pins: EspruinoPins;
  readonly timers: Timers;
  /** its supply */
  readonly power: OutputPin;
}

/** A 4..20 mA probe over 150 ohms: 600..3000 mV are 0..5 m; beside 3.6 and 21 mA its loop is broken or shorted. */
const PROBE = { offset: 600, num: 5000, den: 2400, minMillivolts: 540, maxMillivolts: 3150 } as const;
const WARM_UP = 300;

export function createUltrasonic({ engine, pins, timers, power }: WaterPlace): WaterSensor {
  // 9600 baud one way is within the reach of a port in software, which draws nothing while it is quiet
  const serial = new engine.Serial();
  serial.setup(9600, { rx: pins.waterRx });
  return createA02yyuw({ uart: { onData: (receive) => listen(serial, receive) }, timers, power });
}

/** `shunt`: 150 ohms over this are the probe's shunt. */
export function createProbe({ engine, pins, timers, power }: WaterPlace, shunt: number): WaterSensor {
  return createAnalogLevel({
    adc: { read: () => (engine.analogRead(pins.level as string) * engine.E.getAnalogVRef() * 1000 * shunt) | 0 },
    timers,
    power,
    warmUp: WARM_UP,
    measures: 'level',
    offset: PROBE.offset,
    num: PROBE.num,
    den: PROBE.den,
    minMillivolts: PROBE.minMillivolts,
    maxMillivolts: PROBE.maxMillivolts,
  });
}
