import { LOCAL_NAME } from './tokenForm.ts';

/**
 * One alphabet a name, and of it nothing that looks like something else: a name stands beside what was done, and nobody may
 * pass for somebody else by a Cyrillic letter, a zero-width space or a right-to-left mark (Unicode TS 39 section 5).
 */
const LATIN = /^[a-z0-9][a-z0-9._@-]{0,63}$/;
const HAN = /^\p{Script=Han}[\p{Script=Han}0-9._-]{0,31}$/u;

/** As whom others act than people. */
const RESERVED = [LOCAL_NAME, 'cli', 'nobody', 'gateway', 'resident', 'system'];

export const USER_NAME_RULE =
  'Latin letters without accents, digits and . _ @ -, at most 64; or Han characters, digits and . _ -, at most 32';

/** As it is stored: without the ways in which keyboards write the same. Case does not count. undefined where it is no name. */
export function userNameOf(typed: string): string | undefined {
  if (typed.length > 128) return undefined;
  const name = typed.normalize('NFKC').trim().toLowerCase();
  if (!LATIN.test(name) && !HAN.test(name)) return undefined;
  return RESERVED.includes(name) ? undefined : name;
}
