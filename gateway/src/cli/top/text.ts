import { eastAsianWidth } from 'get-east-asian-width';

const ASCII = /^[\x20-\x7e]*$/;
/** Written over the character before it, in every terminal. */
const NO_WIDTH = /^[\p{Mn}\p{Me}]$/u;
/** One accent is a letter of some language; a heap of them is drawn over other lines. */
const MARKS = /(\p{M}{2})\p{M}+/gu;
/** Joiners, direction marks, variation selectors: terminals disagree on what they do. */
const INVISIBLE = /\p{Cf}|\p{Default_Ignorable_Code_Point}/gu;
const SPACES = /[\t\n\r\p{Zl}\p{Zp}]/gu;
const CONTROLS = /[\p{Cc}\p{Cs}]/gu;

/** Text from anywhere as it may be shown: nothing in it moves a cursor, turns a line around or has an unknown width. */
export function sanitise(text: string): string {
  if (ASCII.test(text)) return text;
  return text.normalize('NFC').replace(SPACES, ' ').replace(INVISIBLE, '').replace(CONTROLS, '?').replace(MARKS, '$1');
}

function widthOfCharacter(character: string): number {
  return NO_WIDTH.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) ?? 0);
}

/** Columns that sanitised text takes: two for a character of East Asia, as terminals count. */
export function widthOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width;
}

/** The beginning of sanitised text that fits. */
export function cut(text: string, columns: number): string {
  if (ASCII.test(text)) return text.slice(0, columns);
  let width = 0;
  let kept = '';
  for (const character of text) {
    width += widthOfCharacter(character);
    if (width > columns) break;
    kept += character;
  }
  return kept;
}

/** Not an ellipsis: in a terminal of East Asia that may be two columns wide. */
const MORE = '~';

/** Sanitised text in exactly so many columns; what was cut off shows as `~`. */
export function inColumns(text: string, columns: number, right = false): string {
  const width = widthOf(text);
  if (columns <= 0) return '';
  if (width > columns) return inColumns(cut(text, columns - 1), columns - 1) + MORE;
  const space = ' '.repeat(columns - width);
  return right ? space + text : text + space;
}
