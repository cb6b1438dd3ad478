import { expect, it } from 'vitest';
import { nearestLanguage } from '../../gateway/console/src/i18n/languages.ts';

it.each([
  [['en-GB'], 'en'],
  [['zh'], 'zh-CN'],
  [['zh-CN'], 'zh-CN'],
  [['zh-SG'], 'zh-CN'],
  [['zh-Hans-TW'], 'zh-CN'],
  [['zh-TW'], 'zh-TW'],
  [['zh-HK'], 'zh-TW'],
  [['zh-Hant-CN'], 'zh-TW'],
  [['de-DE', 'zh-TW', 'en'], 'zh-TW'],
  [['de-DE', 'fr'], 'en'],
  [[], 'en'],
])('of %j the nearest is %s', (asked, wanted) => {
  expect(nearestLanguage(asked)).toBe(wanted);
});
