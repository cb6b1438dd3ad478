import { NO_READING } from '@lidwatch/firmware';
import { assert as check, constantFrom, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { angleBetween } from '../../firmware/src/core/motion/angle.ts';
import { integerSqrt } from '../../firmware/src/core/motion/sqrt.ts';
import type { Axes } from '../../firmware/src/core/motion/vectors.ts';

function trueAngle([ax, ay, az]: Axes, [bx, by, bz]: Axes): number {
  const cross = Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
  return (Math.atan2(cross, ax * bx + ay * by + az * bz) * 1800) / Math.PI;
}

function hasDirection(v: Axes): boolean {
  return v.some((component) => component !== 0);
}

function vectors(most: number) {
  const component = integer({ min: -most, max: most });
  return tuple(component, component, component).filter(hasDirection);
}

describe('the integer angle', () => {
  it.each([30, 1200, 16000, 2_000_000])('is within 0.1 degree of atan2 for components up to %i', (most) => {
    check(
      property(vectors(most), vectors(most), (a, b) => {
        expect(Math.abs(angleBetween(a, b, 0) - trueAngle(a, b))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
  });

  it('is as good where acos is blind: near 0 and near 180 degrees', () => {
    const near = integer({ min: -40, max: 40 });
    check(
      property(vectors(1200), tuple(near, near, near), constantFrom(1, -1), (a, offset, side) => {
        const b: Axes = [side * a[0] + offset[0], side * a[1] + offset[1], side * a[2] + offset[2]];
        if (!hasDirection(b)) return;
        expect(Math.abs(angleBetween(a, b, 0) - trueAngle(a, b))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
  });

  it('has no answer for a vector without direction', () => {
    expect(angleBetween([0, 0, 0], [0, 0, 1000], 0)).toBe(NO_READING);
    expect(angleBetween([0, 0, 1000], [0, 0, 0], 0)).toBe(NO_READING);
  });

  it('finds its second vector among other numbers', () => {
    expect(angleBetween([0, 1000, 0], [7, 0, 0, 500, 9], 1)).toBe(900);
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
