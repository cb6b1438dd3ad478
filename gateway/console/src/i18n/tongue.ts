import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Keep } from '../api/keep.ts';
import type { Loadable } from './catalogue.ts';
import { createFormat, type Format } from './format.ts';
import { isLanguage, type Language, nearestLanguage } from './languages.ts';

/** In which language the console speaks. */
export interface Tongue {
  readonly language: ReadonlySignal<Language>;
  readonly format: ReadonlySignal<Format>;
  /** Resolves when the texts are there and shown. */
  speak(language: Language): Promise<void>;
  /** What is loaded before a page is shown, so that it does not change its language under the reader's eyes. */
  ready(...catalogues: readonly Loadable[]): Promise<void>;
}

const KEY = 'language';

/** What was chosen here before, else what the browser asks for. `always`: catalogues that every page needs. */
export function createTongue(keep: Keep, asked: readonly string[], always: readonly Loadable[]): Tongue {
  const kept = keep.get(KEY);
  const language = signal<Language>(isLanguage(kept) ? kept : nearestLanguage(asked));
  const known = new Set<Loadable>(always);

  async function ready(...catalogues: readonly Loadable[]): Promise<void> {
    for (const one of catalogues) known.add(one);
    await Promise.all([...known].map((one) => one.load(language.value)));
    document.documentElement.lang = language.value;
  }

  return {
    language,
    format: computed(() => createFormat(language.value)),
    async speak(wanted) {
      await Promise.all([...known].map((one) => one.load(wanted)));
      language.value = wanted;
      keep.set(KEY, wanted);
      document.documentElement.lang = wanted;
    },
    ready,
  };
}
