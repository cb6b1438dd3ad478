import { createStream } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { createLevelSensor, type Failure } from '../../sim/src/physics/levelSensor.ts';

const TRUE = 1500;

/** 2,000 readings of a part that has read well before. */
function readings(failure: Failure): (number | undefined)[] {
  const sensor = createLevelSensor(createStream(7, failure));
  sensor.measure(TRUE - 300, 0);
  sensor.fail(failure, 10_000);
  return Array.from({ length: 2000 }, (_, i) => sensor.measure(TRUE, 1 + i));
}

const near = (reading: number | undefined) => reading !== undefined && Math.abs(reading - TRUE) < 40;

test('a silent one answers nothing, a stuck one what it answered last, one with codes none that could be a distance', () => {
  expect(new Set(readings('silent'))).toEqual(new Set([undefined]));
  const stuck = new Set(readings('stuck'));
  expect(stuck.size).toBe(1);
  expect([...stuck][0]).toBeLessThan(TRUE - 200);
  const codes = readings('codes');
  expect(codes.every((code) => code === 5000 || code === 9999)).toBe(true);
});

test('one that spikes is right two times in three, one that scatters hardly ever', () => {
  const share = (failure: Failure) => readings(failure).filter(near).length / 2000;
  expect(share('spikes')).toBeGreaterThan(0.6);
  expect(share('spikes')).toBeLessThan(0.8);
  expect(share('noise')).toBeLessThan(0.75);
});

test('it works again when the failure is over', () => {
  const sensor = createLevelSensor(createStream(7, 'over'));
  sensor.fail('silent', 100);
  expect(sensor.measure(TRUE, 99)).toBeUndefined();
  expect(near(sensor.measure(TRUE, 100))).toBe(true);
});
