import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLinkMeter } from '../../../gateway/src/transports/linkFigures.ts';

const frame = (length: number, signal: object = {}) => ({
  bytes: new Uint8Array(length),
  link: 'a',
  from: 'b',
  receivedAt: 0,
  ...signal,
});

it('counts bytes of what is received, and of what was sent, not of what was not', async () => {
  const { figures, heard, sending } = createLinkMeter();
  heard(frame(20));
  heard(frame(31));
  await sending(async () => 'sent')('b', new Uint8Array(7));
  await sending(async () => 'withheld')('b', new Uint8Array(9), 'order');
  expect(figures.bytes.get('up')).toBe(51);
  expect(figures.bytes.get('down')).toBe(7);
  expect(figures.rssi()).toBeUndefined();
  expect(figures.snr()).toBeUndefined();
});

it('hands on what a downlink is for', async () => {
  const seen: unknown[] = [];
  const { sending } = createLinkMeter();
  await sending(async (...all) => {
    seen.push(all[2]);
    return 'sent';
  })('b', new Uint8Array(1), 'order');
  expect(seen).toEqual(['order']);
});

it('follows the signal, and is never outside of what it was', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -140, max: 0 }), { minLength: 1 }), (levels) => {
      const { figures, heard } = createLinkMeter();
      for (const rssi of levels) heard(frame(1, { rssi, snr: rssi / 10 }));
      const { last, mean } = figures.rssi() ?? { last: 1, mean: 1 };
      expect(last).toBe(levels.at(-1));
      expect(mean).toBeGreaterThanOrEqual(Math.min(...levels) - 1e-9);
      expect(mean).toBeLessThanOrEqual(Math.max(...levels) + 1e-9);
      expect(figures.snr()?.last).toBe((levels.at(-1) ?? 0) / 10);
    }),
  );
});

it('knows when the last frame came in', () => {
  const { figures, heard } = createLinkMeter();
  expect(figures.heardAt()).toBeUndefined();
  heard({ ...frame(1), receivedAt: 17 });
  expect(figures.heardAt()).toBe(17);
});

it('keeps the signal of the frame before where one comes without', () => {
  const { figures, heard } = createLinkMeter();
  heard(frame(1, { rssi: -90, snr: 5 }));
  heard(frame(1));
  expect(figures.rssi()).toEqual({ last: -90, mean: -90 });
});
