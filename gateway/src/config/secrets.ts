import { resolve } from 'node:path';
import type { z } from 'zod';
import { readSecret, type Secret } from '../parts/secret.ts';
import { stampOf } from '../parts/textFile.ts';
import type { Path, YamlFile } from './document.ts';
import { text } from './fields.ts';
import type { Findings } from './findings.ts';
import { lack } from './lack.ts';
import { checkMode } from './sideFile.ts';

/**
 * What gateway.yaml never holds itself, nor the Config that is made of it. The file names another (`passwordFile`) or a
 * variable of the environment (`passwordEnv`), at whatever place; the Config has that in `password` there.
 */
const SECRETS = ['password', 'secret', 'token'] as const;
type SecretName = (typeof SECRETS)[number];

const WAY = /^(password|secret|token)(File|Env)$/;

const filePath = text(/./, 'a path');
const variable = text(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of an environment variable');

type SecretKeys<N extends SecretName> = Readonly<
  Record<`${N}File`, z.ZodOptional<typeof filePath>> & Record<`${N}Env`, z.ZodOptional<typeof variable>>
>;

/** The two keys by which a map of gateway.yaml may name a secret. */
export function secretKeys<N extends SecretName>(name: N): SecretKeys<N> {
  // the two keys of the type, made from its parameter
  return { [`${name}File`]: filePath.optional(), [`${name}Env`]: variable.optional() } as unknown as SecretKeys<N>;
}

/** `F` with each secret in place of the two keys that name it. */
export type WithSecrets<F> = {
  readonly [K in keyof F as K extends `${SecretName}${'File' | 'Env'}` ? never : K]: F[K];
} & { readonly [K in keyof F as K extends `${infer N extends SecretName}File` ? N : never]?: Secret | undefined };

/** Its secret is read later, and may come later: storeSecret.ts. */
const NOT_HERE = 'keys';

/** The secrets of a file that was read, by the place of the map that names them. */
export type Secrets = (at: Path, name: SecretName) => Secret | undefined;

/**
 * Every secret that the file names. From the raw values, so that one that cannot be read is told together with whatever else is
 * wrong, at the line that names it.
 */
export function findSecrets(source: YamlFile, folder: string, findings: Findings): Secrets {
  const found = new Map<string, Secret>();
  const keyOf = (at: Path, name: string): string => JSON.stringify([...at, name]);

  function note(at: Path, name: SecretName, way: string, value: string): void {
    const path = [...at, `${name}${way}`];
    const key = keyOf(at, name);
    if (found.has(key)) {
      findings.add({ severity: 'error', path, message: `the ${name} is named twice, by file and by variable` });
      return;
    }
    const file = resolve(folder, value);
    const secret = way === 'Env' ? { env: value } : { file, stamp: stampOf(file) };
    found.set(key, secret);
    const read = readSecret(secret, name);
    if (!read.ok) findings.add(lack(source, path, read));
    else if (way === 'File') checkMode(findings, path, file);
  }

  function walk(value: unknown, at: Path): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (at.length === 0 && key === NOT_HERE) continue;
      const [, word, way] = WAY.exec(key) ?? [];
      const name = SECRETS.find((one) => one === word);
      if (name !== undefined && way !== undefined && typeof inner === 'string' && inner !== '') {
        note(at, name, way, inner);
      } else walk(inner, [...at, Array.isArray(value) ? Number(key) : key]);
    }
  }

  walk(source.value, []);
  return (at, name) => found.get(keyOf(at, name));
}

/** A map of the file with its secrets in place of what names them. */
export function withSecrets<F extends object>(file: F, at: Path, secrets: Secrets): WithSecrets<F> {
  const entries = Object.entries(file).filter(([key]) => !WAY.test(key));
  for (const name of SECRETS) {
    const secret = secrets(at, name);
    if (secret !== undefined) entries.push([name, secret]);
  }
  // the keys of the type: those of `file` without the ways, and the secrets
  return Object.fromEntries(entries) as WithSecrets<F>;
}
