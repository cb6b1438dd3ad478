import type { HeldFor } from './report.ts';

/** What is looked at to tell a report of a person from one of a program that fills forms. */
export interface Screened {
  readonly text: string;
  /** of the page alone: a field that nobody sees was filled in */
  readonly honeypot?: boolean | undefined;
  /** of the page alone: how long it was looked at; undefined where that cannot be told */
  readonly tookMs?: number | undefined;
  readonly isPage: boolean;
  /** of the same address within the hour, this one too */
  readonly ofAddress: number;
  /** the same words were sent before, about something else */
  readonly isRepeated: boolean;
}

export interface ScreenRules {
  readonly hold: number;
  readonly words: readonly string[];
}

/** Nobody reads the page, chooses and sends it faster. */
const LEAST_MS = 3_000;

/** An address of the web in a text, as it is or in pieces. Few residents have one to tell. */
const LINK =
  /\b(?:https?|ftp)\s*:\s*\/\s*\/|\bwww\s*\.\s*[\w-]|\[\s*url\b|<\s*a\s|(?<![@\w.-])[a-z0-9-]{2,}\.(?:com|net|org|info|biz|ru|cn|top|xyz|shop|site|online)\b/i;

/** Why it waits for a person; undefined where it need not. It is never thrown away by itself. */
export function screen(report: Screened, { hold, words }: ScreenRules): HeldFor | undefined {
  if (report.honeypot) return 'honeypot';
  if (report.isPage && (report.tookMs === undefined || report.tookMs < LEAST_MS)) return 'too-fast';
  if (LINK.test(report.text)) return 'links';
  const text = plain(report.text);
  if (words.some((word) => text.includes(plain(word)))) return 'words';
  if (report.isRepeated) return 'repeated';
  if (report.ofAddress > hold) return 'many';
  return undefined;
}

/** The same word in another case, width or with accents is the same word. */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
