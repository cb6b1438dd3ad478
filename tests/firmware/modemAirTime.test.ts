import { loraAirTime } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { loraDutyCycle } from '../../firmware/src/modems/lora.ts';
import { airtime } from '../../sim/src/radio/airtime.ts';
import { modemOnBench } from '../support/modemBench.ts';
import { RYLR } from '../support/modemKinds.ts';

describe('the time on the air of a LoRa frame', () => {
  it('is that of the simulator, which computes it in fractions, rounded up to a millisecond', () => {
    let compared = 0;
    for (const spreading of [5, 6, 7, 8, 9, 10, 11, 12]) {
      for (const bandwidth of [125, 250, 500]) {
        for (const codingRate of [1, 2, 3, 4]) {
          for (const preamble of [4, 8, 12, 65]) {
            for (let bytes = 0; bytes <= 250; bytes += 1) {
              const exact = airtime({ spreading, bandwidth, codingRate, preamble }, bytes);
              expect(loraAirTime(spreading, bandwidth, codingRate, preamble, bytes)).toBe(Math.ceil(exact));
              compared += 1;
            }
          }
        }
      }
    }
    expect(compared).toBe(8 * 3 * 4 * 4 * 251);
  });

  it('is that of the data sheets in two cases worked out by hand', () => {
    // SF7, 125 kHz, 4/5, 8 symbols, 20 bytes: 55.25 symbols of 1.024 ms
    expect(loraAirTime(7, 125, 1, 8, 20)).toBe(57);
    // SF12: 32.768 ms a symbol, low data rate optimised
    expect(loraAirTime(12, 125, 1, 8, 51)).toBe(2466);
  });
});

describe('the duty cycle of a LoRa module', () => {
  it('is that of its band in EU868, and none elsewhere', () => {
    for (const [frequency, perMille] of [
      [868_100_000, 10],
      [868_000_000, 10],
      [868_600_000, 10],
      [867_100_000, 10],
      [868_700_000, 1],
      [869_200_000, 1],
      [869_400_000, 100],
      [869_525_000, 100],
      [869_650_000, 100],
      [869_300_000, 1],
      [864_000_000, 1],
      [915_000_000, 0],
      [433_175_000, 0],
      [862_900_000, 0],
    ] as const) {
      expect(loraDutyCycle(frequency), String(frequency)).toBe(perMille);
    }
  });

  it('is known to the modem, with the air time and the energy that go with its settings', () => {
    const { modem } = modemOnBench(RYLR);
    expect(modem.dutyCycle).toBe(10);
    expect(modem.airTime(30)).toBe(
      Math.ceil(airtime({ spreading: 9, bandwidth: 125, codingRate: 1, preamble: 12 }, 30)),
    );
    expect(modem.cost(30)).toBe(modem.airTime(30) * 462);
  });
});
