import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLoginLimits } from '../../../gateway/src/accounts/loginLimits.ts';
import { networkOf } from '../../../gateway/src/parts/network.ts';
import { createManualClock } from '../../support/manualClock.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** How often `tries` are let through within a span, one each `everyMs`. */
function tries(name: (i: number) => string, address: (i: number) => string, spanMs: number, everyMs: number): number {
  const clock = createManualClock();
  const limits = createLoginLimits(clock);
  let tried = 0;
  for (let i = 0; i * everyMs < spanMs; i += 1) {
    if (limits.begin(name(i), address(i)) === undefined) tried += 1;
    clock.advance(everyMs);
  }
  return tried;
}

it('lets a name be tried a hundred times a day at most, from however many addresses', () => {
  const tried = tries(
    () => 'ann',
    (i) => `10.${i % 250}.${(i >> 8) % 250}.1`,
    DAY,
    1_000,
  );
  expect(tried).toBeGreaterThan(50);
  expect(tried).toBeLessThan(120);
});

it('lets one address try as little, whatever names it tries', () => {
  const tried = tries(
    (i) => `user${i}`,
    () => '192.0.2.7',
    DAY,
    1_000,
  );
  expect(tried).toBeLessThan(140);
});

it('takes a network of IPv6 for one address', () => {
  const tried = tries(
    (i) => `user${i}`,
    (i) => `2001:db8:0:1::${(i + 1).toString(16)}`,
    DAY / 24,
    1_000,
  );
  expect(tried).toBeLessThan(40);
  expect(networkOf('2001:DB8::1')).toBe(networkOf('2001:db8:0:0:ffff::2'));
  expect(networkOf('2001:db8:0:1::1')).not.toBe(networkOf('2001:db8:0:2::1'));
  expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      expect(networkOf(address)).toMatch(/::\/64$|^\d+\.\d+\.\d+\.\d+$/);
    }),
  );
});

it('counts what is under way, so that many at once are no way around it', () => {
  const limits = createLoginLimits(createManualClock());
  const begun = Array.from({ length: 100 }, () => limits.begin('ann', '192.0.2.1'));
  expect(begun.filter((wait) => wait === undefined)).toHaveLength(5);
});

it('lets nobody be locked out where they have logged in before', () => {
  const clock = createManualClock();
  const limits = createLoginLimits(clock);
  limits.begin('ann', '192.0.2.1');
  limits.passed('ann', '192.0.2.1');
  for (let i = 0; i < 1_000; i += 1) limits.begin('ann', `10.0.${i % 250}.1`);
  expect(limits.begin('ann', '10.9.9.9')).toBeGreaterThan(0);
  expect(limits.begin('ann', '192.0.2.1')).toBeUndefined();
});

it('is not got around by a login of one’s own in between', () => {
  const clock = createManualClock();
  const limits = createLoginLimits(clock);
  let tried = 0;
  for (let i = 0; i < 2_000; i += 1) {
    if (limits.begin('eve', '192.0.2.66') === undefined) limits.passed('eve', '192.0.2.66');
    if (limits.begin('ann', '192.0.2.66') === undefined) tried += 1;
    clock.advance(1_000);
  }
  expect(tried).toBeLessThan(20);
});

it('holds nobody up for a year because the clock was set back by one', () => {
  let now = Date.UTC(2027, 0, 1);
  const limits = createLoginLimits({ now: () => now, after: () => () => undefined });
  for (let i = 0; i < 30; i += 1) limits.begin('ann', '192.0.2.1');
  now -= 365 * DAY;
  expect(limits.begin('ann', '192.0.2.1')).toBeLessThanOrEqual(15 * MINUTE);
  now += 16 * MINUTE;
  expect(limits.begin('ann', '192.0.2.1')).toBeUndefined();
});
