import { signal } from '@preact/signals';
import type { Language } from './languages.ts';

/** Texts by key: plain, with something put into it, or in groups. */
export type Texts = { readonly [key: string]: string | ((...args: never[]) => string) | Texts };

type Load<T> = () => Promise<{ readonly default: T }>;

/** The texts of one part of the console, in each language. English is at hand; the others are fetched when they are asked for. */
export interface Catalogue<T extends Texts = Texts> extends Loadable {
  /** in that language where it is there by now, else in English */
  in(language: Language): T;
}

export interface Loadable {
  /** Resolves when that language is there; where it cannot be had, English stays. Never rejects. */
  load(language: Language): Promise<void>;
}

/** `catalogue(en, { 'zh-CN': () => import('./words.zh-CN.ts'), 'zh-TW': () => import('./words.zh-TW.ts') })` */
export function catalogue<T extends Texts>(
  en: T,
  others: { readonly [L in Exclude<Language, 'en'>]: Load<T> },
): Catalogue<T> {
  const loaded = signal<Partial<Record<Language, T>>>({ en });
  return {
    in: (language) => loaded.value[language] ?? en,
    async load(language) {
      if (language === 'en' || loaded.value[language] !== undefined) return;
      try {
        const { default: texts } = await others[language]();
        loaded.value = { ...loaded.value, [language]: texts };
      } catch {
        // away: the page is better in English than not at all, and the next look tries again
      }
    },
  };
}
