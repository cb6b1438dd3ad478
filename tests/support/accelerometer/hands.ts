import { expect } from 'vitest';
import { accelerometerBench, type BenchOptions, type PartName } from '../accelerometerBench.ts';

/** ms between the core's reads while it looks: see firmware/src/core/motion/look.ts */
export const STEPS = [30, 50, 35, 45, 40] as const;
export const LOOK_RATE = 4;
/** ms in which a part that nobody reads is back at watching, armed */
export const PAUSE = 2000;

export function reading(bench: ReturnType<typeof accelerometerBench>) {
  const out = { x: 0, y: 0, z: 0 };
  return bench.driver.read(out) ? out : null;
}

/** Reads as the core does, for about a second. */
export function look(bench: ReturnType<typeof accelerometerBench>): number {
  let reads = 0;
  for (let i = 0; i < 25; i += 1) {
    if (reading(bench)) reads += 1;
    bench.time.advance(STEPS[i % 5] ?? 40);
  }
  return reads;
}

export function opened(name: PartName, options?: BenchOptions) {
  const bench = accelerometerBench(name, options);
  expect(bench.driver.open()).toBe(true);
  bench.time.advance(PAUSE);
  return bench;
}

/** Armed as the core arms, and left alone for a while. */
export function armed(name: PartName, level: number, options?: BenchOptions) {
  const bench = opened(name, options);
  let wakes = 0;
  expect(
    bench.driver.arm(level, () => {
      wakes += 1;
    }),
  ).toBe(true);
  bench.time.advance(PAUSE);
  return { ...bench, wakes: () => wakes };
}
