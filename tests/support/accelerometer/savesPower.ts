import { describe, expect, it } from 'vitest';
import { WATCH_RATE } from '../../../firmware/src/drivers/stAccelerometer.ts';
import { dataRate, type PartName } from '../accelerometerBench.ts';
import { armed, LOOK_RATE, look, PAUSE, reading } from './hands.ts';

export function savesPower(name: PartName): void {
  describe('the data rate', () => {
    it.each([
      ['slowest', WATCH_RATE.slowest],
      ['slow', WATCH_RATE.slow],
      ['fast', WATCH_RATE.fast],
    ] as const)('while it watches is the one that was asked for: %s', (_word, rate) => {
      const { chip } = armed(name, 40, { rate });
      expect(dataRate(chip)).toBe(rate);
    });

    it('is 25 Hz unless asked for otherwise', () => {
      expect(dataRate(armed(name, 40).chip)).toBe(WATCH_RATE.fast);
    });

    it('stays as it is for a single read', () => {
      const bench = armed(name, 40);
      expect(reading(bench)).not.toBeNull();
      expect(dataRate(bench.chip)).toBe(WATCH_RATE.fast);
      bench.time.advance(60_000);
      expect(reading(bench)).not.toBeNull();
      expect(dataRate(bench.chip)).toBe(WATCH_RATE.fast);
    });

    it('is 50 Hz while the core looks, and low again behind it, with no timer left', () => {
      const bench = armed(name, 40);
      look(bench);
      expect(dataRate(bench.chip)).toBe(LOOK_RATE);
      bench.time.advance(PAUSE);
      expect(dataRate(bench.chip)).toBe(WATCH_RATE.fast);
      expect(bench.time.waiting()).toBe(0);
    });

    it('gives each read of a look a conversion of its own, from the third on', () => {
      const bench = armed(name, 40);
      look(bench);
      const from = bench.transfers.length;
      expect(look(bench)).toBe(25);
      const bursts = bench.transfers.slice(from).filter((one) => one.register === 0x27);
      expect(bursts).toHaveLength(25);
      for (const { value } of bursts) expect(value & 1).toBe(1);
    });
  });
}
