import { describe, expect, it } from 'vitest';
import { createVirtualTime } from '../../firmware/conformance/parts/virtualTime.ts';
import { NO_READING } from '../../firmware/src/core/hal.ts';
import { createAnalogLevel } from '../../firmware/src/drivers/analogLevel.ts';

const WARM_UP = 50;

/** 4..20 mA over 150 ohms: 600..3000 mV for 0..5000 mm. `output`: mV so many ms after the supply came. */
function bench(output: (ms: number) => number) {
  const time = createVirtualTime();
  const supply: boolean[] = [];
  const asked: number[] = [];
  let since = 0;
  const sensor = createAnalogLevel({
    adc: {
      read() {
        asked.push(time.now() - since);
        return supply.at(-1) ? output(time.now() - since) : 0;
      },
    },
    timers: time,
    measures: 'level',
    offset: 600,
    num: 5000,
    den: 2400,
    minMillivolts: 540,
    maxMillivolts: 3150,
    warmUp: WARM_UP,
    power: {
      write(high) {
        supply.push(high);
        since = time.now();
      },
    },
  });
  const seen: number[] = [];
  return { time, sensor, supply, asked, seen, sample: () => sensor.sample((millimetres) => seen.push(millimetres)) };
}

describe('a water probe with a voltage output', () => {
  it.each([
    [600, 0],
    [1800, 2500],
    [3000, 5000],
    [590, 0],
    // a broken loop, and a short
    [0, NO_READING],
    [500, NO_READING],
    [3300, NO_READING],
  ])('at %i mV says %i mm', (millivolts, millimetres) => {
    const { time, sample, seen, supply } = bench(() => millivolts);
    sample();
    time.advance(1000);
    expect(seen).toEqual([millimetres]);
    expect(supply).toEqual([true, false]);
    expect(time.waiting()).toBe(0);
  });

  it('is not asked before it is warm', () => {
    const { time, sample, seen, asked } = bench((ms) => (ms < WARM_UP ? 1000 : 1800));
    sample();
    time.advance(WARM_UP - 1);
    expect(asked).toEqual([]);
    time.advance(1000);
    expect(seen).toEqual([2500]);
    expect(asked).toHaveLength(3);
  });

  it.each([
    [1800, 1848, 2900],
    [1800, 2900, 1848],
    [1848, 1800, 2900],
    [1848, 2900, 1800],
    [2900, 1800, 1848],
    [2900, 1848, 1800],
  ])('says the median of three readings: %i, %i, %i', (...values) => {
    let reads = 0;
    const { time, sample, seen } = bench(() => values[reads++] ?? 0);
    sample();
    time.advance(1000);
    expect(seen).toEqual([2600]);
  });

  it('needs three good readings, not three in a row', () => {
    let reads = 0;
    const { time, sample, seen } = bench(() => (reads++ % 2 === 0 ? 0 : 1800));
    sample();
    time.advance(1000);
    expect(seen).toEqual([2500]);
  });

  it('answers both where it is asked again meanwhile, and is warmed up anew for a later sample', () => {
    const { time, sample, seen, asked } = bench(() => 1800);
    sample();
    time.advance(20);
    sample();
    time.advance(1000);
    expect(seen).toEqual([NO_READING, 2500]);
    sample();
    time.advance(1000);
    expect(seen).toEqual([NO_READING, 2500, 2500]);
    expect(asked.every((ms) => ms >= WARM_UP)).toBe(true);
  });

  it('that has just given up is not asked cold by what was left of the last sample', () => {
    let broken = true;
    const { time, sensor, sample, seen, asked } = bench(() => (broken ? 0 : 1800));
    sensor.sample((millimetres) => {
      seen.push(millimetres);
      broken = false;
      sample();
    });
    time.advance(1000);
    expect(seen).toEqual([NO_READING, 2500]);
    expect(asked.every((ms) => ms >= WARM_UP)).toBe(true);
  });
});
