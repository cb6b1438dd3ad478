import type { Vector } from '@lidwatch/firmware';
import { createVirtualTime } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import type { InputPin } from '../../firmware/src/buses.ts';
import { createLis3dh, REG } from '../../firmware/src/drivers/lis3dh.ts';
import { WATCH_RATE } from '../../firmware/src/drivers/stAccelerometer.ts';
import { createSimAccelerometer } from '../../sim/src/node/accelerometer.ts';

const PIN: InputPin = { read: () => false, onChange: () => {} };

/** What the driver writes to the part for a wake level: the registers, and the level they mean in mg. */
function armed(level: number): { readonly mg: number; readonly registers: ReadonlyMap<number, number> } {
  const registers = new Map<number, number>([[0x0f, 0x33]]);
  const part = createLis3dh({
    timers: { after: () => 1, cancel: () => {} },
    interrupt: PIN,
    bus: {
      read(_address, register, into, length) {
        for (let i = 0; i < length; i += 1) into[i] = registers.get((register & 0x7f) + i) ?? 0;
        return true;
      },
      write(_address, register, value) {
        registers.set(register, value);
        return true;
      },
    },
  });
  expect(part.arm(level, () => {})).toBe(true);
  // 16 mg a digit at 2 g (datasheet section 8.23)
  return { mg: (registers.get(REG.INT1_THS) ?? 0) * 16, registers };
}

/** The simulated part under a lid that jumps by `mg` at 1 s: when it felt, and whether it woke the core. */
function jump(level: number, mg: number) {
  const time = createVirtualTime();
  const felt: number[] = [];
  let woken = false;
  const feel = (t: number, out: Vector) => {
    if (t > 0) felt.push(t);
    out.x = t >= 1000 ? mg : 0;
    out.y = 0;
    out.z = 1000;
  };
  const part = createSimAccelerometer({ feel, read: feel, shake: () => {} }, time, time.now);
  part.arm(level, () => {
    woken = true;
  });
  time.at(990, () => part.disturbed({ start: 990, end: 1500 }));
  time.run(2000);
  return { felt, woken };
}

test.each([33, 40, 63, 64, 5, 200])(
  'a wake level of %i mg is compared in the digits that the driver writes',
  (level) => {
    const { mg } = armed(level);
    expect(jump(level, mg - 2).woken).toBe(false);
    expect(jump(level, mg + 2).woken).toBe(true);
  },
);

test('the part converts at the rate that the driver sets, 25 a second', () => {
  expect((armed(40).registers.get(0x20) ?? 0) >> 4).toBe(WATCH_RATE.fast);
  const { felt } = jump(40, 20);
  expect(felt.length).toBeGreaterThan(10);
  felt.slice(1).forEach((t, i) => {
    expect(t - (felt[i] ?? 0)).toBe(40);
  });
});
