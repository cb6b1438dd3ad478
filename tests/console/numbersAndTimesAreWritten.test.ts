import { expect, it } from 'vitest';
import { createFormat } from '../../gateway/console/src/i18n/format.ts';

const NOW = Date.UTC(2026, 10, 27, 6, 30, 0);
const en = createFormat('en', 'UTC');
const zh = createFormat('zh-CN', 'Asia/Shanghai');
const MINUTE = 60_000;

it('how long ago something was', () => {
  expect(en.ago(NOW - 3 * MINUTE, NOW)).toBe('3 min. ago');
  expect(en.ago(NOW - 59_999, NOW)).toBe('59 sec. ago');
  expect(en.ago(NOW - 400, NOW)).toBe('now');
  expect(en.ago(NOW - 49 * 60 * MINUTE, NOW)).toBe('2 days ago');
  expect(en.ago(NOW + 125 * MINUTE, NOW)).toBe('in 2 hr.');
  expect(zh.ago(NOW - 3 * MINUTE, NOW)).toBe('3分钟前');
});

it('how long something takes, in two units at the most', () => {
  expect(en.duration(125 * MINUTE)).toBe('2 hr 5 min');
  expect(en.duration(26 * 60 * MINUTE + 31 * MINUTE)).toBe('1 day 2 hr');
  expect(en.duration(5 * MINUTE)).toBe('5 min');
  expect(en.duration(0)).toBe('0 sec');
});

it('times in the zone of the reader', () => {
  expect(en.instant(NOW)).toBe('Nov 27, 2026, 6:30 AM');
  expect(zh.instant('2026-11-27T06:30:00Z')).toBe('2026年11月27日 14:30');
});

it('quantities with their units, and plurals', () => {
  expect(en.quantity(12.34, 'deg')).toBe('12.3°');
  expect(en.quantity(3_600, 'mV')).toBe('3,600 mV');
  expect(en.plural(1, { one: '# cover', other: '# covers' })).toBe('1 cover');
  expect(en.plural(1_200, { one: '# cover', other: '# covers' })).toBe('1,200 covers');
  expect(zh.plural(1, { one: '# cover', other: '# 个井盖' })).toBe('1 个井盖');
});
