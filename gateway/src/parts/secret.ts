import { readTextFile, shown } from './textFile.ts';

/** Where a secret stands. It is read when it is used, and kept nowhere. */
export type Secret =
  | {
      readonly file: string;
      /** changes with the file: who compares two configurations sees it */
      readonly stamp: string;
    }
  | { readonly env: string };

export type SecretText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string; readonly todo: string };

/** Reads a secret, without its last line end. `word` is what it is: `password`. The reason never holds any of it. */
export function readSecret(secret: Secret, word: string): SecretText {
  return 'env' in secret ? fromEnv(secret.env) : fromFile(secret.file, word);
}

function fromEnv(variable: string): SecretText {
  const text = process.env[variable] ?? '';
  if (text !== '') return { ok: true, text };
  const reason = `the environment variable ${variable} is ${process.env[variable] === undefined ? 'not set' : 'empty'}`;
  return { ok: false, reason, todo: 'set it for the gateway (systemd: EnvironmentFile=)' };
}

function fromFile(file: string, word: string): SecretText {
  const found = readTextFile(file);
  const text = found.ok ? found.text.replace(/\r?\n$/, '') : '';
  if (text !== '') return { ok: true, text };
  const reason = `${shown(file)} ${found.ok ? 'is empty' : found.message}`;
  return { ok: false, reason, todo: `write the ${word} into it, readable for the user of the gateway alone` };
}
