import { randomBytes } from 'node:crypto';
import { TOKEN_FORM } from '../accounts/tokenForm.ts';
import { gatewayError } from '../errors.ts';
import type { Db } from './database.ts';
import { hashOf } from './secretHash.ts';

/** What a token may do: each scope holds those before it. */
export const SCOPES = ['viewer', 'operator', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** A token, without what it is. Times are ms since the epoch. */
export interface TokenRecord {
  readonly name: string;
  readonly scope: Scope;
  readonly madeAt: number;
  /** undefined: never */
  readonly expiresAt: number | undefined;
  readonly revokedAt: number | undefined;
  /** to the minute; undefined: not yet */
  readonly usedAt: number | undefined;
}

interface NewToken {
  readonly name: string;
  readonly scope: Scope;
  readonly expiresAt?: number | undefined;
}

export interface Tokens {
  /** The token, which is shown once and stored nowhere. Throws token-exists. */
  create(token: NewToken, now: number): string;
  /** by name */
  list(): readonly TokenRecord[];
  /** False where there is none of that name, or it was revoked already. */
  revoke(name: string, now: number): boolean;
  /** Who shows `secret`; undefined where nobody does. Expired and revoked ones are found too: see isValid. */
  find(secret: string): TokenRecord | undefined;
  /** Is there one that holds, of any scope? */
  someHold(now: number): boolean;
  /** Notes that it was used, once a minute at most. */
  used(token: TokenRecord, now: number): void;
}

interface Row {
  name: string;
  scope: Scope;
  made_at: number;
  expires_at: number | null;
  revoked_at: number | null;
  used_at: number | null;
}

const BYTES = 32;

const USED_MS = 60_000;

export function isValid({ expiresAt, revokedAt }: TokenRecord, now: number): boolean {
  return revokedAt === undefined && (expiresAt === undefined || now < expiresAt);
}

export function createTokens(db: Db): Tokens {
  const add = db.prepare(
    // a user of the same name would be somebody else in what is told of either
    `INSERT INTO tokens (name, hash, scope, made_at, expires_at)
     SELECT :name, :hash, :scope, :now, :expiresAt WHERE NOT EXISTS (SELECT 1 FROM users WHERE name = :name)
     ON CONFLICT (name) DO NOTHING`,
  );
  const all = db.prepare<[], Row>('SELECT * FROM tokens ORDER BY name');
  const revoke = db.prepare('UPDATE tokens SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL');
  const byHash = db.prepare<[Buffer], Row>('SELECT * FROM tokens WHERE hash = ?');
  const touch = db.prepare('UPDATE tokens SET used_at = ? WHERE name = ?');
  return {
    create({ name, scope, expiresAt }, now) {
      const secret = `lidwatch_${randomBytes(BYTES).toString('base64url')}`;
      const row = { name, hash: hashOf(secret), scope, now, expiresAt: expiresAt ?? null };
      if (add.run(row).changes === 1) return secret;
      const hint = 'Names stay taken, so that what was done under one is known for ever: choose another.';
      throw gatewayError('token-exists', `there is, or was, a token or a user of the name ${name}`, { hint });
    },
    list: () => all.all().map(toToken),
    revoke: (name, now) => revoke.run(now, name).changes === 1,
    find(secret) {
      const row = TOKEN_FORM.test(secret) ? byHash.get(hashOf(secret)) : undefined;
      return row && toToken(row);
    },
    someHold: (now) => all.all().some((row) => isValid(toToken(row), now)),
    used({ name, usedAt = Number.NEGATIVE_INFINITY }, now) {
      // a clock that was set back must not stop it for as long
      if (Math.abs(now - usedAt) >= USED_MS) touch.run(now, name);
    },
  };
}

function toToken(row: Row): TokenRecord {
  return {
    name: row.name,
    scope: row.scope,
    madeAt: row.made_at,
    expiresAt: row.expires_at ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
    usedAt: row.used_at ?? undefined,
  };
}
