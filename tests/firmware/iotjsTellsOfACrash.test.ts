import { describe, expect, it } from 'vitest';
import { RIGS } from '../../firmware/conformance/rigs/iotjs-linux.ts';
import type { Rig } from '../../firmware/conformance/rigs/rig.ts';
import { boardOnBench, MINUTE } from '../support/boardBench.ts';

describe('a crash on IoT.js', () => {
  it.each([
    ['an error', new Error('Open error, cannot open I2C'), 'lidwatch: Error: Open error, cannot open I2C'],
    ['a thrown text', 'on purpose', 'lidwatch: on purpose'],
    ['nothing', undefined, 'lidwatch: undefined'],
  ])('is told on the console before the program ends: %s', (_what, thrown, told) => {
    const { world, console, install } = boardOnBench(RIGS[0] as Rig);
    install();
    world.bench.vitals.fault(() => {
      throw thrown;
    });
    expect(console()).toEqual([told]);
    expect(world.bench.vitals.reboots()).toBe(0);
    world.time.advance(MINUTE);
    expect(world.bench.vitals.reboots()).toBe(1);
  });
});
