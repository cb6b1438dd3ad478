/**
 * NIST SP 800-63B-4 section 3.1.1.2: 15 characters where a password is all that is asked for, counted as code points; 64 at
 * least are taken, spaces and any script too; no rules of what must be in it, and no end after some months. It wants no words
 * that everybody would try: here those are the user's own name, that of the program, repetition and rows.
 */
export const PASSWORD_MIN = 15;
export const PASSWORD_MAX = 256;
/** Of fewer characters than these, anything is a repetition. */
const DIFFERENT = 6;

const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiopasdfghjklzxcvbnm', 'qwertzuiopasdfghjklyxcvbnm'];
const ROW = 4;

const reversed = (text: string): string => [...text].reverse().join('');

/** How many characters are left when what anybody could guess is taken out. */
function unguessed(password: string, name: string): number {
  const guesses = [name, reversed(name), 'lidwatch', 'password', 'manhole'].filter((word) => word.length >= 3);
  let left = guesses.reduce((rest, word) => rest.replaceAll(word, '*'), password.toLowerCase());
  // rows of the alphabet and of keyboards, forwards and backwards, whole or in part
  for (const row of [...ROWS, ...ROWS.map(reversed)]) {
    for (let length = row.length; length >= ROW; length -= 1) {
      for (let at = 0; at + length <= row.length; at += 1) left = left.replaceAll(row.slice(at, at + length), '*');
    }
  }
  return [...left.replace(/\*/g, '')].length;
}

/** What is wrong with a password that somebody chooses, for them to read; undefined where it will do. */
export function passwordFault(password: string, name: string): string | undefined {
  const characters = [...password.normalize('NFKC')];
  if (characters.length < PASSWORD_MIN) {
    return `it has ${characters.length} characters; ${PASSWORD_MIN} are needed: a few words in a row will do`;
  }
  if (characters.length > PASSWORD_MAX) return `it has more than ${PASSWORD_MAX} characters`;
  if (new Set(characters).size < DIFFERENT) return 'it says the same again and again';
  if (unguessed(password.normalize('NFKC'), name) < DIFFERENT) {
    return 'it is little more than the name, the program, or a row of keys';
  }
  return undefined;
}
