import { describe, expect, it } from 'vitest';
import { createFakeA02yyuw } from '../../firmware/conformance/parts/fakeA02yyuw.ts';
import { createVirtualTime } from '../../firmware/conformance/parts/virtualTime.ts';
import { NO_READING } from '../../firmware/src/core/hal.ts';
import { createA02yyuw } from '../../firmware/src/drivers/a02yyuw.ts';

function bench() {
  const time = createVirtualTime();
  let receive = (_bytes: Uint8Array, _length: number) => {};
  const part = createFakeA02yyuw(time, (bytes, length) => receive(bytes, length));
  const supply: boolean[] = [];
  const sensor = createA02yyuw({
    uart: {
      onData(handler) {
        receive = handler;
      },
    },
    timers: time,
    power: {
      write(high) {
        supply.push(high);
        part.power(high);
      },
    },
  });
  const samples: number[] = [];
  return {
    time,
    part,
    supply,
    samples,
    sample: () => sensor.sample((millimetres) => samples.push(millimetres)),
  };
}

describe('a sample of the A02YYUW', () => {
  it('is the distance, with the supply on only as long as it takes', () => {
    const { time, part, sample, samples, supply } = bench();
    part.distance(1234);
    sample();
    time.advance(699);
    expect(samples).toEqual([]);
    time.advance(1);
    expect(samples).toEqual([1234]);
    expect(supply).toEqual([true, false]);
    expect(time.waiting()).toBe(0);
  });

  it('is the median of three: one false echo does not show', () => {
    const { time, part, sample, samples } = bench();
    part.distance(1200);
    sample();
    time.advance(550);
    part.distance(4400);
    time.advance(100);
    part.distance(1203);
    time.advance(500);
    expect(samples).toEqual([1203]);
  });

  it.each([0, 29, 4501, 5000, 9999, 65533, 65535])('is no reading where the sensor says %i', (code) => {
    const { time, part, sample, samples } = bench();
    part.distance(code);
    sample();
    time.advance(2000);
    expect(samples).toEqual([NO_READING]);
  });

  it('is no reading, once, when nothing arrives', () => {
    const { time, part, sample, samples, supply } = bench();
    part.silent(true);
    sample();
    time.advance(10_000);
    expect(samples).toEqual([NO_READING]);
    expect(supply).toEqual([true, false]);
  });

  it('leaves out frames with a wrong sum', () => {
    const { time, part, sample, samples } = bench();
    part.distance(800);
    part.garble(2);
    sample();
    time.advance(2000);
    expect(samples).toEqual([800]);
  });

  it('answers an earlier request before it starts a new one', () => {
    const { time, part, sample, samples } = bench();
    part.distance(900);
    sample();
    time.advance(100);
    sample();
    time.advance(2000);
    expect(samples).toEqual([NO_READING, 900]);
  });
});
