import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHearing, type Hearing } from '../../../gateway/src/wiring/hearing.ts';
import { createManualClock, type ManualClock } from '../../support/manualClock.ts';

const HOUR = 3_600_000;

function hearing(): { clock: ManualClock; heard: number; of: Hearing; turn(status: 'up' | 'down' | 'degraded'): void } {
  const clock = createManualClock();
  const heard = clock.now();
  const of = createHearing(clock);
  return {
    ...{ clock, heard, of },
    turn: (status) => of.note('roof', { status, since: clock.now(), reason: '' }),
  };
}

describe('silence of a node', () => {
  it('counts from the start of the gateway, for one that was heard before', () => {
    const { clock, heard, of, turn } = hearing();
    turn('up');
    clock.advance(HOUR);
    expect(of.since('roof', heard - 5 * HOUR)).toBe(heard);
  });

  it('does not count while its link is deaf, and is not looked at', () => {
    const { clock, heard, of, turn } = hearing();
    expect(of.since('roof', heard)).toBeUndefined();
    turn('up');
    clock.advance(HOUR);
    turn('down');
    clock.advance(2 * HOUR);
    expect(of.since('roof', heard)).toBeUndefined();
    turn('up');
    expect(of.since('roof', heard)).toBe(heard + 2 * HOUR);
    expect(of.since('roof', heard + HOUR + 60_000)).toBe(heard + 3 * HOUR);
  });

  it('is not forgiven because the link has something else to say', () => {
    const { clock, heard, of, turn } = hearing();
    turn('up');
    for (const status of ['degraded', 'up', 'degraded', 'up'] as const) {
      clock.advance(HOUR);
      turn(status);
    }
    expect(of.since('roof', heard)).toBe(heard);
  });

  it('of a link that comes and goes for ever adds up to what it could hear', () => {
    const { clock, heard, of, turn } = hearing();
    turn('up');
    let half = 0;
    for (let i = 0; i < 5_000; i += 1) {
      clock.advance(60_000);
      turn('down');
      clock.advance(60_000);
      turn('up');
      if (i === 2_499) half = clock.now();
    }
    expect(clock.now() - (of.since('roof', heard) ?? 0)).toBe(5_000 * 60_000);
    // what is long ago is known less exactly, to the length of some gaps
    expect(Math.abs(clock.now() - (of.since('roof', half) ?? 0) - 2_500 * 60_000)).toBeLessThan(HOUR);
  });

  it('is all time less all gaps', () => {
    const turns = fc.array(fc.tuple(fc.constantFrom('up', 'down', 'degraded'), fc.integer({ min: 1, max: 1e6 })), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(turns, fc.integer({ min: 0, max: 1e8 }), (steps, after) => {
        const { clock, heard: start, of, turn } = hearing();
        const heard = start + after;
        let [listened, deaf] = [0, true];
        for (const [status, ms] of steps) {
          turn(status);
          deaf = status === 'down';
          const from = Math.max(clock.now(), heard);
          clock.advance(ms);
          if (!deaf) listened += Math.max(0, clock.now() - from);
        }
        if (clock.now() < heard) return;
        const since = of.since('roof', heard);
        if (deaf) expect(since).toBeUndefined();
        else expect(clock.now() - (since ?? 0)).toBeCloseTo(listened, 3);
      }),
    );
  });

  it('never goes back before the node was heard, whatever the clock is set to', () => {
    const settings = fc.array(fc.tuple(fc.constantFrom('up', 'down'), fc.integer({ min: -1e9, max: 1e9 })));
    fc.assert(
      fc.property(settings, fc.integer({ min: -1e9, max: 1e9 }), (steps, heard) => {
        let now = 0;
        const of = createHearing({ now: () => now, after: () => () => undefined });
        for (const [status, to] of steps) {
          now = to;
          of.note('roof', { status: status as 'up' | 'down', since: now, reason: '' });
        }
        const since = of.since('roof', heard);
        expect(since ?? heard).toBeGreaterThanOrEqual(heard);
      }),
    );
  });
});
