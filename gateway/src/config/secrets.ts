import { resolve } from 'node:path';
import type { z } from 'zod';
import type { Path, YamlFile } from './document.ts';
import { text } from './fields.ts';
import type { Findings } from './findings.ts';
import { readSecretFile } from './sideFile.ts';

/**
 * What gateway.yaml never holds itself. It names a file (`passwordFile`) or a variable of the environment (`passwordEnv`)
 * instead, at whatever place; the Config has `password` there.
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
} & { readonly [K in keyof F as K extends `${infer N extends SecretName}File` ? N : never]?: string | undefined };

/** Its secret is read later, and may come later: storeSecret.ts. */
const NOT_HERE = 'keys';

/** The secrets of a file that was read, by the place of the map that names them. */
export type Secrets = (at: Path, name: SecretName) => string | undefined;

/**
 * Reads every secret that the file names. From the raw values, so that a missing one is told together with whatever else
 * is wrong. Where a secret cannot be had, a problem says so at the line that names it.
 */
export function readSecrets(source: YamlFile, folder: string, env: NodeJS.ProcessEnv, findings: Findings): Secrets {
  const found = new Map<string, string>();
  const keyOf = (at: Path, name: string): string => JSON.stringify([...at, name]);

  function read(at: Path, name: string, way: string, value: string): void {
    const path = [...at, `${name}${way}`];
    const key = keyOf(at, name);
    if (found.has(key)) {
      findings.add({ severity: 'error', path, message: `the ${name} is named twice, by file and by variable` });
      return;
    }
    const secret = way === 'Env' ? fromEnv(path, value) : fromFile(path, resolve(folder, value), name);
    if (secret !== undefined) found.set(key, secret);
  }

  function fromEnv(path: Path, variable: string): string | undefined {
    const secret = env[variable];
    if (secret !== undefined && secret !== '') return secret;
    const message = `the environment variable ${variable} is ${secret === undefined ? 'not set' : 'empty'}`;
    findings.add({ severity: 'error', path, message, hint: 'set it for the gateway (systemd: EnvironmentFile=)' });
    return undefined;
  }

  function fromFile(path: Path, file: string, name: string): string | undefined {
    const advice = `write the ${name} into it and run chmod 600 on it, or delete this line`;
    return readSecretFile(findings, path, file, advice);
  }

  function walk(value: unknown, at: Path): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (at.length === 0 && key === NOT_HERE) continue;
      const [, name, way] = WAY.exec(key) ?? [];
      if (name !== undefined && way !== undefined && typeof inner === 'string' && inner !== '') {
        read(at, name, way, inner);
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
