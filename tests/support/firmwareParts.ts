import { busOf, createFakeLis3dh } from '../../firmware/conformance/parts/fakeLis3dh.ts';
import { createVirtualTime } from '../../firmware/conformance/parts/virtualTime.ts';
import { createLis3dh } from '../../firmware/src/drivers/lis3dh.ts';

/** The driver with a simulated chip on its bus, in virtual time. */
export function lis3dhOnBench(options: { noise?: number; range?: 2 | 4 } = {}) {
  const time = createVirtualTime();
  const chip = createFakeLis3dh({ now: time.now, noise: options.noise ?? 0 });
  const driver = createLis3dh({
    bus: busOf(chip, 0x19),
    interrupt: { read: () => chip.level(), onChange: (changed) => chip.onLevel(changed) },
    range: options.range ?? 4,
  });
  return { time, chip, driver };
}

/** The register file, read over the bus one address at a time as a logic analyser would. */
export function register(chip: ReturnType<typeof createFakeLis3dh>, address: number): number {
  chip.write([address]);
  return chip.read(1)?.[0] ?? -1;
}
