/** Languages in which everybody is spoken to who has no account. */
export const LANGUAGES = ['en', 'zh-CN', 'zh-TW'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Ranges as browsers name them, the narrow ones first: Hong Kong and Macau read what Taiwan reads. */
const RANGES: readonly (readonly [RegExp, Language])[] = [
  [/^zh-(?:hant|tw|hk|mo)(?:-|$)/i, 'zh-TW'],
  [/^zh(?:-|$)/i, 'zh-CN'],
  [/^en(?:-|$)/i, 'en'],
];

/** Nobody lists more; what comes behind is not read. */
const MAX_HEADER = 500;

function languageOf(tag: string): Language | undefined {
  return RANGES.find(([range]) => range.test(tag.trim()))?.[1];
}

/** The language that somebody wants most of those that there are: what was chosen, else Accept-Language (RFC 9110 section 12.5.4). */
export function chooseLanguage(chosen: unknown, accept: string | undefined, fallback: Language): Language {
  const wanted = typeof chosen === 'string' ? languageOf(chosen) : undefined;
  if (wanted) return wanted;
  let best: Language = fallback;
  let weight = 0;
  for (const part of (accept ?? '').slice(0, MAX_HEADER).split(',')) {
    const [tag = '', ...parameters] = part.split(';');
    const q = parameters
      .map((one) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/i.exec(one)?.[1])
      .find((one) => one !== undefined);
    const language = languageOf(tag);
    const weighs = q === undefined ? 1 : Number(q);
    if (language && weighs > weight) [best, weight] = [language, weighs];
  }
  return best;
}
