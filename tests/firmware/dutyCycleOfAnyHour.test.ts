import { CAUSE } from '@lidwatch/protocol';
import { array, assert as check, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDutyCycle } from '../../firmware/src/core/link/dutyCycle.ts';

const HOUR = 3_600_000;

interface Sent {
  readonly at: number;
  readonly airTime: number;
}

/** Most that was on the air in any hour: one that begins with a frame has the most. */
function worstHour(sent: readonly Sent[]): number {
  return Math.max(
    0,
    ...sent.map(({ at }) =>
      sent.filter((one) => one.at >= at && one.at < at + HOUR).reduce((sum, { airTime }) => sum + airTime, 0),
    ),
  );
}

function clockAt(start: number) {
  const clock = { time: start, now: () => clock.time };
  return clock;
}

const shares = constantFrom(1, 10, 100);

describe('the duty cycle', () => {
  it('keeps within its share of any hour, and makes no frame wait longer than it must', () => {
    // air times as a share of what an hour holds: 1/1000 is a short frame, 1/2 more than LoRa has at 1 %
    const frame = record({ pause: integer({ min: 0, max: 20 * 60_000 }), part: integer({ min: 1, max: 500 }) });
    const many = record({ pause: integer({ min: 0, max: 200 }), part: integer({ min: 1, max: 20 }) });
    const traffic = integer({ min: 0, max: 2 }).chain((kind) =>
      array(kind === 0 ? frame : many, { minLength: 1, maxLength: 200, size: 'max' }),
    );
    check(
      property(shares, integer({ min: 0, max: 5 * HOUR }), traffic, (share, start, frames) => {
        const clock = clockAt(start);
        const duty = createDutyCycle(clock, share, CAUSE.power);
        const sent: Sent[] = [];
        // a bucket that starts with an eighth of an hour's share, holds a half, and gains a half in an hour; in 1/2000 ms
        const most = HOUR * share;
        let model = most / 4;
        let modelAt = clock.time;
        const level = () => Math.min(most, model + (clock.time - modelAt) * share);
        for (const { pause, part } of frames) {
          clock.time += pause;
          const airTime = Math.ceil((part * HOUR * share) / 1e6);
          const wait = duty.wait(airTime);
          const lacking = Math.min(most, airTime * 2000) - level();
          expect(wait).toBeGreaterThanOrEqual(Math.max(0, lacking / share));
          expect(wait).toBeLessThanOrEqual(lacking <= 0 ? 0 : lacking / share + 1);
          clock.time += wait;
          expect(duty.wait(airTime)).toBe(0);
          model = level() - airTime * 2000;
          modelAt = clock.time;
          duty.spend(airTime);
          sent.push({ at: clock.time, airTime });
        }
        expect(worstHour(sent)).toBeLessThanOrEqual((HOUR * share) / 1000);
      }),
      { numRuns: 400 },
    );
  });

  it('lets a node speak at once behind a start, for an eighth of its share of an hour', () => {
    const duty = createDutyCycle(clockAt(0), 10, CAUSE.power);
    duty.spend(4000);
    expect(duty.wait(500)).toBe(0);
    duty.spend(500);
    expect(duty.wait(100)).toBeGreaterThan(0);
  });

  it.each([CAUSE.watchdog, CAUSE.crash])('gives nothing to a start that may be one of many (cause %i)', (cause) => {
    const clock = clockAt(0);
    const wait = createDutyCycle(clock, 10, cause).wait(60);
    // half a share: twice the air time, at 1 %
    expect(wait).toBeGreaterThanOrEqual(60 * 200);
    expect(wait).toBeLessThanOrEqual(60 * 200 + 1);
  });

  it('lets a frame pass that is longer than all that it saves up: it would wait for ever', () => {
    const clock = clockAt(0);
    const duty = createDutyCycle(clock, 1, CAUSE.power);
    clock.time += duty.wait(2466);
    expect(clock.time).toBeLessThan(2 * HOUR);
    expect(duty.wait(2466)).toBe(0);
    duty.spend(2466);
    expect(duty.wait(2466)).toBeGreaterThan(HOUR);
  });

  it('is none where the band has none', () => {
    const duty = createDutyCycle(clockAt(0), 0, CAUSE.power);
    for (let i = 0; i < 1000; i += 1) {
      expect(duty.wait(5000)).toBe(0);
      duty.spend(5000);
    }
  });
});
