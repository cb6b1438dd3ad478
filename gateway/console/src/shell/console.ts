import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Api } from '../api/client.ts';
import type { Keep } from '../api/keep.ts';
import type { Session } from '../api/session.ts';
import type { Catalogue, Texts } from '../i18n/catalogue.ts';
import type { Format } from '../i18n/format.ts';
import type { Tongue } from '../i18n/tongue.ts';
import type { Words } from '../i18n/words.en.ts';
import { words } from '../i18n/words.ts';
import type { Kept } from '../kept/kept.ts';
import type { Live } from '../live/live.ts';
import type { ThemeSwitch } from '../theme/theme.ts';
import type { Waiting } from '../waiting/waiting.ts';
import type { Now } from './now.ts';

/** Everything that a page is handed. Made once, in main.tsx. */
export interface Console {
  readonly api: Api;
  readonly session: Session;
  readonly live: Live;
  readonly tongue: Tongue;
  readonly theme: ThemeSwitch;
  readonly keep: Keep;
  readonly now: Now;
  /** what was entered, and is not answered yet */
  readonly waiting: Waiting;
  /** incidents that open without coverage */
  readonly kept: Kept;
  /** Says something at the edge of the screen, and to who listens. */
  readonly say: (text: string, tone?: 'good' | 'bad') => void;
}

export const ConsoleContext = createContext<Console | undefined>(undefined);

export function useConsole(): Console {
  const found = useContext(ConsoleContext);
  if (!found) throw new Error('a part of the console stands outside it');
  return found;
}

/** The texts of a catalogue in the present language: `const t = useWords(words)`. */
export function useWords<T extends Texts>(some: Catalogue<T>): T {
  const { tongue } = useConsole();
  return some.in(tongue.language.value);
}

/** The texts that more than one page says. */
export function useCommon(): Words {
  return useWords(words);
}

export function useFormat(): Format {
  return useConsole().tongue.format.value;
}
