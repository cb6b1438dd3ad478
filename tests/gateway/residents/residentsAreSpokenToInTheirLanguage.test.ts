import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chooseLanguage, LANGUAGES } from '../../../gateway/src/parts/language.ts';
import { startResidents } from '../../support/residentRig.ts';

it.each([
  ['zh-TW', 'zh-CN', 'zh-TW'],
  [undefined, 'zh-HK,zh;q=0.9,en;q=0.8', 'zh-TW'],
  [undefined, 'fr, zh-Hans-CN;q=0.5, en;q=0.4', 'zh-CN'],
  [undefined, 'de-DE,en-GB;q=0.7,zh;q=0.3', 'en'],
  [undefined, 'en;q=0, zh', 'zh-CN'],
  [undefined, 'de', 'zh-CN'],
  ['xx', undefined, 'zh-CN'],
] as const)('chosen %s, browser %s: %s', (chosen, accept, language) => {
  expect(chooseLanguage(chosen, accept, 'zh-CN')).toBe(language);
});

it('any header is answered in a language that there is', () => {
  fc.assert(
    fc.property(fc.string(), fc.anything(), (accept, chosen) => {
      expect(LANGUAGES).toContain(chooseLanguage(chosen, accept, 'en'));
    }),
  );
});

it('pages speak it, and stay in it', async () => {
  const rig = await startResidents({ lang: 'zh-TW' });
  const path = `/r/${rig.code}`;
  expect((await rig.page(path)).text).toContain('人孔蓋問題通報');
  expect((await rig.page(path, { 'accept-language': 'en-US,en;q=0.9' })).text).toContain('Report a manhole cover');
  const chosen = await rig.page(`${path}?lang=zh-CN`, { 'accept-language': 'en' });
  expect([chosen.text.includes('井盖问题上报'), chosen.text.includes('action="?lang=zh-CN"')]).toEqual([true, true]);
  expect((await rig.page('/open311/v2/services.json')).text).toContain('人孔蓋遺失');
});
