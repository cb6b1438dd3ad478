import { readTextFile, shown } from './textFile.ts';

/** Where a secret stands. It is read when it is used, and kept nowhere. */
export type SecretPlace = { readonly file: string } | { readonly env: string };

/** The stamp changes with the file: who compares two configurations sees it. */
export type Secret = { readonly file: string; readonly stamp: string } | { readonly env: string };

export type SecretText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string; readonly todo: string };

/** The place as a person is told of it. */
export function placeName(secret: SecretPlace): string {
  return 'env' in secret ? `the environment variable ${secret.env}` : shown(secret.file);
}

/** What a secret is, as a person is told of it. */
type SecretWord = 'password' | 'secret' | 'token' | 'store secret';

/** RFC 9110 section 5.5, and no spaces: whatever else a header is given, the library that is given it quotes in its refusal. */
const TOKEN = /^[\x21-\x7e]+$/;

/** Reads a secret, without its last line end. The reason never holds any of it. */
export function readSecret(secret: SecretPlace, word: SecretWord): SecretText {
  const found = 'env' in secret ? fromEnv(secret.env) : fromFile(secret.file, word);
  if (!found.ok || word !== 'token' || TOKEN.test(found.text)) return found;
  const reason = `${placeName(secret)} holds no token: a line end, a space or another character that no header takes`;
  return { ok: false, reason, todo: 'write the token alone, in one line of ASCII' };
}

function fromEnv(variable: string): SecretText {
  const text = process.env[variable] ?? '';
  if (text !== '') return { ok: true, text };
  const reason = `${placeName({ env: variable })} is ${process.env[variable] === undefined ? 'not set' : 'empty'}`;
  return { ok: false, reason, todo: 'set it for the gateway (systemd: EnvironmentFile=)' };
}

function fromFile(file: string, word: SecretWord): SecretText {
  const found = readTextFile(file);
  const text = found.ok ? found.text.replace(/\r?\n$/, '') : '';
  if (text !== '') return { ok: true, text };
  const reason = `${shown(file)} ${found.ok ? 'is empty' : found.message}`;
  return { ok: false, reason, todo: `write the ${word} into it, readable for the user of the gateway alone` };
}
