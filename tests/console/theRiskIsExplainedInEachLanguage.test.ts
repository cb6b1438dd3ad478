import { expect, it } from 'vitest';
import { createFormat } from '../../gateway/console/src/i18n/format.ts';
import { LANGUAGES, type Language } from '../../gateway/console/src/i18n/languages.ts';
import english from '../../gateway/console/src/i18n/words.en.ts';
import simplified from '../../gateway/console/src/i18n/words.zh-CN.ts';
import traditional from '../../gateway/console/src/i18n/words.zh-TW.ts';
import { riskFormula } from '../../gateway/console/src/pages/map/riskFormula.ts';
import mapEnglish from '../../gateway/console/src/pages/map/words.en.ts';
import mapSimplified from '../../gateway/console/src/pages/map/words.zh-CN.ts';
import mapTraditional from '../../gateway/console/src/pages/map/words.zh-TW.ts';

const TEXTS = {
  en: [mapEnglish, english],
  'zh-CN': [mapSimplified, simplified],
  'zh-TW': [mapTraditional, traditional],
} as const;

/** Each number another one, so that none can be taken for another. */
const RISK = {
  weights: {
    events: { critical: 41, major: 12, minor: 3.5, info: 1, most: 61 },
    overdue: { yellow: 5, red: 15, most: 31 },
    water: { rising: 11, fast: 22, soon: 33, most: 44 },
    rattling: { cover: 2, most: 13 },
    silent: { node: 4, most: 14 },
  },
  levels: { raised: 20, high: 45, severe: 70 },
};
const NUMBERS = [
  '41',
  '12',
  '3.5',
  '1',
  '61',
  '5',
  '15',
  '31',
  '11',
  '22',
  '33',
  '44',
  '2',
  '13',
  '4',
  '14',
  '20',
  '45',
  '70',
];

const explained = (language: Language) => riskFormula(RISK, ...TEXTS[language], createFormat(language));

for (const language of LANGUAGES) {
  it(`in ${language}, with every weight in force`, () => {
    const said =
      explained(language)
        .join('\n')
        .match(/\d+(?:\.\d+)?/g) ?? [];
    for (const number of NUMBERS) expect(said).toContain(number);
  });
}

it('with no word of English beside Chinese', () => {
  for (const language of ['zh-CN', 'zh-TW'] as const) {
    // of the formula itself: min and max
    const words =
      explained(language)
        .join('\n')
        .match(/[A-Za-z]+/g) ?? [];
    expect(words.filter((word) => word !== 'min' && word !== 'max')).toEqual([]);
  }
});
