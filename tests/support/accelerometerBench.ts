import { createFakeLis2dw12 } from '../../firmware/conformance/parts/fakeLis2dw12.ts';
import { createFakeLis3dh } from '../../firmware/conformance/parts/fakeLis3dh.ts';
import { busOf, type FakeStAccelerometer } from '../../firmware/conformance/parts/fakeStAccelerometer.ts';
import { createVirtualTime } from '../../firmware/conformance/parts/virtualTime.ts';
import type { I2cBus } from '../../firmware/src/buses.ts';
import { createLis2dw12 } from '../../firmware/src/drivers/lis2dw12.ts';
import { createLis3dh } from '../../firmware/src/drivers/lis3dh.ts';

const ADDRESS = 0x19;

/** An accelerometer of ST, simulated, and what a test must know of it that its driver does not say. */
export const PARTS = {
  LIS3DH: {
    fake: createFakeLis3dh,
    create: createLis3dh,
    /** mg a digit while it watches, and while it looks */
    digits: { watch: 16, look: 8 },
    /** mg of the threshold that a wake level of 40 mg becomes */
    wakesAt: 48,
    /** registers, as a logic analyser would see them */
    selfTestBits: { register: 0x23, mask: 0x06 },
    /** mg by which a sound part's axes move in the self-test, at least and at most */
    push: { least: 68, most: 1440 },
  },
  LIS2DW12: {
    fake: createFakeLis2dw12,
    create: createLis2dw12,
    digits: { watch: 1, look: 1 },
    wakesAt: 31,
    selfTestBits: { register: 0x22, mask: 0xc0 },
    push: { least: 70, most: 1500 },
  },
} as const;

export type PartName = keyof typeof PARTS;

/** One transfer, as it went over the bus. */
interface Transfer {
  readonly write: boolean;
  readonly register: number;
  /** the byte written, or the first one read */
  readonly value: number;
}

export interface BenchOptions {
  readonly noise?: number;
  readonly rate?: number;
  /** ms that each transfer takes: conversions end between two of them */
  readonly slow?: number;
  readonly temperatureOffset?: number;
}

/** The driver with a simulated part on its bus, in virtual time, and every transfer in `transfers`. */
export function accelerometerBench(name: PartName, options: BenchOptions = {}) {
  const time = createVirtualTime();
  const { noise = 0, slow = 0, ...rest } = options;
  const transfers: Transfer[] = [];
  const chip = PARTS[name].fake({ now: () => time.now() + transfers.length * slow, noise });
  const wire = busOf(chip, ADDRESS);
  /** An engine calls every handler that was ever given to it. */
  const watches: (() => void)[] = [];
  const bus: I2cBus = {
    read(address, register, out, length) {
      const answered = wire.read(address, register, out, length);
      transfers.push({ write: false, register: register & 0x7f, value: out[0] ?? -1 });
      return answered;
    },
    write(address, register, value) {
      transfers.push({ write: true, register, value });
      return wire.write(address, register, value);
    },
  };
  const driver = PARTS[name].create({
    bus,
    interrupt: {
      read: () => chip.level(),
      onChange(changed) {
        watches.push(changed);
        chip.onLevel(() => {
          for (const one of watches) one();
        });
      },
    },
    timers: time,
    ...rest,
  });
  return { time, chip, driver, transfers, watches };
}

/** A register, read over the bus as a logic analyser would; not for those that reading changes. */
export function register(chip: FakeStAccelerometer, address: number): number {
  chip.write([address]);
  return chip.read(1)?.[0] ?? -1;
}

/** Conversions a second, by the nibble that both parts share. */
export function dataRate(chip: FakeStAccelerometer): number {
  return register(chip, 0x20) >> 4;
}
