import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addressOf } from '../../../gateway/src/api/access/addressOf.ts';
import { createQuota } from '../../../gateway/src/residents/quota.ts';
import { createRecentTexts } from '../../../gateway/src/residents/recentTexts.ts';

const HOUR_MS = 3_600_000;

it('never counts more than there were in two hours, nor less than in this hour', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: HOUR_MS / 2 }), { maxLength: 50 }), (pauses) => {
      const quota = createQuota(10);
      const times: number[] = [];
      let now = 0;
      for (const pause of pauses) {
        now += pause;
        times.push(now);
        const counted = quota.count('a', now);
        const since = now - (now % HOUR_MS);
        expect(counted).toBeGreaterThanOrEqual(times.filter((at) => at >= since).length);
        expect(counted).toBeLessThanOrEqual(times.filter((at) => at >= since - HOUR_MS).length);
      }
      expect(quota.of('a', now + 2 * HOUR_MS)).toBe(0);
    }),
  );
});

it('is bounded: the one seen longest ago is forgotten', () => {
  const quota = createQuota(3);
  for (const key of ['a', 'b', 'c', 'a', 'd']) quota.count(key, 0);
  expect([quota.size(), quota.of('a', 0), quota.of('b', 0)]).toEqual([3, 2, 0]);
});

it('words are the same in another case or width; short ones, and those of the same cover, are nobody’s spam', () => {
  const texts = createRecentTexts();
  const text = 'The lid is broken in two pieces';
  expect(texts.seen(text, 'C-1', 0)).toBe(false);
  expect(texts.seen(text, 'C-1', 1)).toBe(false);
  expect(texts.seen(' the LID is　broken in two pieces ', 'C-2', 2)).toBe(true);
  expect(texts.seen(text, 'C-3', 2 + 25 * HOUR_MS)).toBe(false);
  expect([texts.seen('open', 'C-1', 0), texts.seen('open', 'C-2', 0)]).toEqual([false, false]);
});

it.each([
  ['192.0.2.7', undefined, '192.0.2.7'],
  // somebody who writes the header himself
  ['192.0.2.7', '203.0.113.1', '192.0.2.7'],
  ['127.0.0.1', '203.0.113.1, 192.0.2.9', '192.0.2.9'],
  ['::1', 'nonsense!', '0:0:0:0::/64'],
  ['2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
  ['127.0.0.1', '2001:0DB8:0:12::9', '2001:db8:0:12::/64'],
  ['2001:db8::1', undefined, '2001:db8:0:0::/64'],
  ['::ffff:192.0.2.7', undefined, '192.0.2.7'],
])('of the peer %s with X-Forwarded-For %s, %s is counted', (remoteAddress, forwarded, address) => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  expect(addressOf({ socket: { remoteAddress }, headers } as never)).toBe(address);
});
