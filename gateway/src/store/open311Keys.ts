import { randomBytes } from 'node:crypto';
import { gatewayError } from '../errors.ts';
import type { Db } from './database.ts';
import { hashOf } from './secretHash.ts';

/** Who may send reports over Open311, without what the key is. Times are ms since the epoch. */
export interface Open311Key {
  readonly name: string;
  readonly madeAt: number;
  readonly revokedAt: number | undefined;
  /** to the minute; undefined: not yet */
  readonly usedAt: number | undefined;
}

export interface Open311Keys {
  /** The key, which is shown once and stored nowhere. Throws token-exists. */
  create(name: string, now: number): string;
  /** by name */
  list(): readonly Open311Key[];
  /** False where there is none of that name, or it was revoked already. */
  revoke(name: string, now: number): boolean;
  /** Who shows it; undefined where nobody does who may. */
  find(secret: string): Open311Key | undefined;
  /** Notes that it was used, once a minute at most. */
  used(key: Open311Key, now: number): void;
}

interface Row {
  name: string;
  made_at: number;
  revoked_at: number | null;
  used_at: number | null;
}

/** Told from a token of the API: it stands in forms and addresses, as that standard wants, and opens nothing else. */
const FORM = /^o311_[A-Za-z0-9_-]{32}$/;
const BYTES = 24;
const MINUTE_MS = 60_000;

export function createOpen311Keys(db: Db): Open311Keys {
  const add = db.prepare(
    'INSERT INTO open311_keys (name, hash, made_at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING',
  );
  const all = db.prepare<[], Row>('SELECT * FROM open311_keys ORDER BY name');
  const revoke = db.prepare('UPDATE open311_keys SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL');
  const byHash = db.prepare<[Buffer], Row>('SELECT * FROM open311_keys WHERE hash = ? AND revoked_at IS NULL');
  const touch = db.prepare('UPDATE open311_keys SET used_at = ? WHERE name = ?');
  return {
    create(name, now) {
      const secret = `o311_${randomBytes(BYTES).toString('base64url')}`;
      if (add.run(name, hashOf(secret), now).changes === 1) return secret;
      const hint = 'Names stay taken, so that who reported under one is known for ever: choose another.';
      throw gatewayError('token-exists', `there is, or was, a key of the name ${name}`, { hint });
    },
    list: () => all.all().map(toKey),
    revoke: (name, now) => revoke.run(now, name).changes === 1,
    find(secret) {
      const row = FORM.test(secret) ? byHash.get(hashOf(secret)) : undefined;
      return row && toKey(row);
    },
    used({ name, usedAt = Number.NEGATIVE_INFINITY }, now) {
      if (Math.abs(now - usedAt) >= MINUTE_MS) touch.run(now, name);
    },
  };
}

function toKey({ name, made_at: madeAt, revoked_at, used_at }: Row): Open311Key {
  return { name, madeAt, revokedAt: revoked_at ?? undefined, usedAt: used_at ?? undefined };
}
