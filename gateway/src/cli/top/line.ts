import { cut, sanitise, widthOf } from './text.ts';

export type Style = 'bold' | 'dim' | 'bad' | 'warn' | 'good' | 'reverse';

/** A piece of a line. Its text is sanitised. */
export interface Span {
  readonly text: string;
  readonly style?: Style | undefined;
}

export type Line = readonly Span[];

/** A piece of whatever text. */
export function span(text: string, style?: Style): Span {
  return { text: sanitise(text), style };
}

export function widthOfLine(line: Line): number {
  return line.reduce((sum, { text }) => sum + widthOf(text), 0);
}

/** The beginning of a line that fits. */
export function cutLine(line: Line, columns: number): Line {
  let left = columns;
  const kept: Span[] = [];
  for (const one of line) {
    const text = cut(one.text, left);
    left -= widthOf(text);
    if (text !== '') kept.push({ ...one, text });
    if (text !== one.text) break;
  }
  return kept;
}

/** Without any styles: for files and scripts. */
export function plain(line: Line): string {
  return line
    .map(({ text }) => text)
    .join('')
    .trimEnd();
}

/** ECMA-48 section 8.3.117, SGR. Without colour (no-color.org) there is still weight. */
const COLOURED: Readonly<Record<Style, string>> = {
  bold: '1',
  dim: '2',
  bad: '1;31',
  warn: '33',
  good: '32',
  reverse: '7',
};
const WEIGHTED: Readonly<Record<Style, string>> = { ...COLOURED, bad: '1', warn: '1', good: '0' };

/** As a terminal is to draw it. */
export function paint(line: Line, colour: boolean): string {
  const codes = colour ? COLOURED : WEIGHTED;
  return line.map(({ text, style }) => (style ? `\x1b[${codes[style]}m${text}\x1b[0m` : text)).join('');
}
