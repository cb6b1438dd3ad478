import { NO_READING, type Vector } from '@lidwatch/firmware';
import { assert as check, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { angleBetween } from '../../firmware/src/core/motion/angle.ts';
import { integerSqrt } from '../../firmware/src/core/motion/sqrt.ts';

function trueAngle(a: Vector, b: Vector): number {
  const cross = Math.hypot(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
  return (Math.atan2(cross, a.x * b.x + a.y * b.y + a.z * b.z) * 1800) / Math.PI;
}

function vectors(most: number) {
  const component = integer({ min: -most, max: most });
  return record({ x: component, y: component, z: component }).filter((v) => v.x !== 0 || v.y !== 0 || v.z !== 0);
}

describe('the integer angle', () => {
  it.each([30, 1200, 16000, 2_000_000])('is within 0.1 degree of atan2 for components up to %i', (most) => {
    check(
      property(vectors(most), vectors(most), (a, b) => {
        expect(Math.abs(angleBetween(a, b) - trueAngle(a, b))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
  });

  it('is as good where acos is blind: near 0 and near 180 degrees', () => {
    const near = integer({ min: -40, max: 40 });
    check(
      property(vectors(1200), record({ x: near, y: near, z: near }), constantFrom(1, -1), (a, offset, side) => {
        const b = { x: side * a.x + offset.x, y: side * a.y + offset.y, z: side * a.z + offset.z };
        if (b.x === 0 && b.y === 0 && b.z === 0) return;
        expect(Math.abs(angleBetween(a, b) - trueAngle(a, b))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
  });

  it('has no answer for a vector without direction', () => {
    expect(angleBetween({ x: 0, y: 0, z: 0 }, { x: 0, y: 0, z: 1000 })).toBe(NO_READING);
  });
});

describe('the integer square root', () => {
  it('is the floor of the true one over all of 32 bits', () => {
    check(
      property(integer({ min: 0, max: 4294967295 }), (n) => {
        expect(integerSqrt(n)).toBe(Math.floor(Math.sqrt(n)));
      }),
      { numRuns: 2000, examples: [[0], [1], [4294967295], [4294836225], [4294836224]] },
    );
  });
});
