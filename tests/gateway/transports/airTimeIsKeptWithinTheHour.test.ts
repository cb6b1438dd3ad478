import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loraDutyCycle } from '../../../firmware/src/modems/lora.ts';
import { createAirLedger } from '../../../gateway/src/transports/air/airLedger.ts';
import { subBandOf } from '../../../gateway/src/transports/air/subBands.ts';
import { createManualClock } from '../../support/manualClock.ts';

const HOUR = 3_600_000;
/** 0.1 %: 3.6 s an hour */
const NARROW = 868_900_000;
const BUDGET = 3_600;

describe('the sub-bands of EU868', () => {
  it.each([
    [868_100_000, '868.0-868.6 MHz', 0.01],
    [867_100_000, '865.0-868.0 MHz', 0.01],
    [864_000_000, '863.0-865.0 MHz', 0.001],
    [868_900_000, '868.7-869.2 MHz', 0.001],
    [869_525_000, '869.4-869.65 MHz', 0.1],
    [869_850_000, '869.7-870.0 MHz', 0.01],
    [868_650_000, '863.0-870.0 MHz', 0.001],
  ])('%d Hz is in %s', (frequency, name, share) => {
    expect(subBandOf(frequency)).toEqual({ name, share });
  });

  it('end where EU868 ends', () => {
    for (const frequency of [862_900_000, 870_100_000, 915_000_000, 433_175_000]) {
      expect(subBandOf(frequency)).toBeUndefined();
    }
  });

  it('allow the gateway no less than a node allows itself', () => {
    for (let khz = 863_000; khz <= 870_000; khz += 25) {
      expect(loraDutyCycle(khz * 1000), String(khz)).toBeLessThanOrEqual((subBandOf(khz * 1000)?.share ?? 0) * 1000);
    }
  });
});

describe('what is sent within an hour', () => {
  it('never exceeds what the band allows, nor orders their half of it, whichever hour is looked at', () => {
    const step = fc.record({
      pause: fc.integer({ min: 0, max: 900_000 }),
      ms: fc.integer({ min: 1, max: 1_500 }),
      purpose: fc.constantFrom('ack' as const, 'order' as const),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const clock = createManualClock();
        const ledger = createAirLedger(clock, NARROW);
        const sent: { at: number; ms: number; purpose: string }[] = [];
        for (const { pause, ms, purpose } of steps) {
          clock.advance(pause);
          if (!ledger.allows(ms, purpose)) continue;
          ledger.spend(ms);
          const at = clock.now();
          sent.push({ at, ms, purpose });
          const hour = sent.filter((one) => one.at > at - HOUR);
          expect(hour.reduce((sum, one) => sum + one.ms, 0)).toBeLessThanOrEqual(BUDGET);
        }
        const left = ledger.dutyCycle()?.left ?? -1;
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(1);
        clock.advance(HOUR + 60_000);
        expect(ledger.dutyCycle()?.left).toBe(1);
        expect(clock.pending()).toBe(0);
      }),
    );
  });

  it('keeps half of it for acknowledgements', () => {
    const ledger = createAirLedger(createManualClock(), NARROW);
    ledger.spend(1_000);
    expect(ledger.allows(800, 'order')).toBe(true);
    expect(ledger.allows(801, 'order')).toBe(false);
    expect(ledger.allows(2_600, 'ack')).toBe(true);
    expect(ledger.allows(2_601, 'ack')).toBe(false);
    expect(ledger.dutyCycle()).toEqual({ band: '868.7-869.2 MHz', left: 1 - 1_000 / BUDGET });
  });

  it('has room for an order that is longer than their half where nothing else was sent', () => {
    const ledger = createAirLedger(createManualClock(), NARROW);
    expect(ledger.allows(2_500, 'order')).toBe(true);
    expect(ledger.allows(BUDGET + 1, 'order')).toBe(false);
  });

  it('has no bound where the band has none', () => {
    const ledger = createAirLedger(createManualClock(), 915_000_000);
    ledger.spend(HOUR);
    expect(ledger.allows(HOUR, 'order')).toBe(true);
    expect(ledger.dutyCycle()).toBeUndefined();
  });

  it('is not forgotten when the clock is set, in either direction', () => {
    const clock = createManualClock();
    let ahead = 0;
    const ledger = createAirLedger({ ...clock, now: () => clock.now() + ahead }, NARROW);
    ledger.spend(BUDGET);
    ahead = 365 * 24 * HOUR;
    expect(ledger.allows(1, 'ack')).toBe(false);
    ahead = -ahead;
    clock.advance(HOUR + 60_000);
    expect(ledger.allows(BUDGET, 'ack')).toBe(true);
  });
});
