export const LANGUAGES = ['en', 'zh-CN', 'zh-TW'] as const;
export type Language = (typeof LANGUAGES)[number];

/** In its own language: whoever looks for it cannot read the present one. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
};

export function isLanguage(text: unknown): text is Language {
  return LANGUAGES.includes(text as Language);
}

/** The nearest of ours to what a browser asks for (BCP 47): script and region tell the two Chinese apart. */
export function nearestLanguage(asked: readonly string[]): Language {
  for (const tag of asked) {
    const [language = '', ...rest] = tag.toLowerCase().split('-');
    if (language === 'en') return 'en';
    if (language !== 'zh') continue;
    const isTraditional = rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part));
    return isTraditional && !rest.includes('hans') ? 'zh-TW' : 'zh-CN';
  }
  return 'en';
}
