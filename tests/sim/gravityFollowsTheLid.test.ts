import { createStream } from '@lidwatch/sim';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLid } from '../../sim/src/physics/lid.ts';
import { SEATED } from '../../sim/src/physics/traffic.ts';
import type { Vector } from '../../sim/src/physics/vector.ts';

function mean(read: (out: Vector) => void): Vector {
  const sum = { x: 0, y: 0, z: 0 };
  const v = { x: 0, y: 0, z: 0 };
  for (let i = 0; i < 400; i += 1) {
    read(v);
    for (const value of [v.x, v.y, v.z]) expect(Number.isInteger(value)).toBe(true);
    sum.x += v.x;
    sum.y += v.y;
    sum.z += v.z;
  }
  return { x: sum.x / 400, y: sum.y / 400, z: sum.z / 400 };
}

function degrees(a: Vector, b: Vector): number {
  const dot = a.x * b.x + a.y * b.y + a.z * b.z;
  const lengths = Math.hypot(a.x, a.y, a.z) * Math.hypot(b.x, b.y, b.z);
  return (Math.acos(dot / lengths) * 180) / Math.PI;
}

test('however a node is mounted, the angle between two rests is the angle of the lid', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.double({ min: 1, max: 120, noNaN: true }), (seed, angle) => {
      const lid = createLid(createStream(seed, 'lid'), () => 20);
      const before = mean((out) => lid.sensor.read(0, out));
      expect(Math.abs(Math.hypot(before.x, before.y, before.z) - 1000)).toBeLessThan(3);
      const { end } = lid.lift(1000, 3000, angle);
      const after = mean((out) => lid.sensor.read(end + 1, out));
      expect(Math.abs(degrees(before, after) - angle)).toBeLessThan(0.3);
      expect(lid.seated(end)).toBe(angle <= 3);
    }),
    { numRuns: 40 },
  );
});

test('a passing vehicle shakes the lid and leaves its rest as it was', () => {
  const lid = createLid(createStream(9, 'lid'), () => 20);
  const before = mean((out) => lid.sensor.read(0, out));
  const pass = lid.pass(1000, { median: 400, p95: 840 }, SEATED);
  let largest = 0;
  const v = { x: 0, y: 0, z: 0 };
  for (let t = 1000; t < pass.end; t += 1) {
    lid.sensor.read(t, v);
    largest = Math.max(largest, Math.abs(v.z - before.z));
  }
  expect(largest).toBeGreaterThan(pass.peak * 0.3);
  expect(pass.axles).toBe(pass.shakes.length);
  const after = mean((out) => lid.sensor.read(pass.end + 1000, out));
  expect(degrees(before, after)).toBeLessThan(0.2);
});

test('warmth shifts each axis by a fixed share of a milli-g, and no more', () => {
  const at = (warmth: number) => {
    const lid = createLid(createStream(4, 'lid'), () => warmth);
    return mean((out) => lid.sensor.read(0, out));
  };
  const [cold, hot] = [at(-20), at(60)];
  for (const axis of ['x', 'y', 'z'] as const) {
    const drift = Math.abs(hot[axis] - cold[axis]);
    expect(drift).toBeGreaterThan(80 * 0.1 - 2);
    expect(drift).toBeLessThan(80 * 0.5 + 2);
  }
});
