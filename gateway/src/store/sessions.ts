import { randomBytes } from 'node:crypto';
import type { Role } from '../accounts/roles.ts';
import { SESSION_MS, sessionHolds } from '../accounts/sessionRules.ts';
import type { Db } from './database.ts';
import { hashOf } from './secretHash.ts';

/** A person who has logged in, without what the cookie holds. Times are ms since the epoch. */
export interface Session {
  /** of what the cookie holds */
  readonly hash: Buffer;
  readonly user: string;
  /** what every request of it shows that changes something */
  readonly csrf: string;
  readonly madeAt: number;
  /** to the minute */
  readonly usedAt: number;
  readonly expiresAt: number;
  /** of the user, as it stands now */
  readonly role: Role;
  readonly unit: string | undefined;
  readonly language: string | undefined;
}

export interface Sessions {
  /** Begins one: `secret` is for the cookie, and stored nowhere. Undefined where there is no such user, or a disabled one. */
  begin(user: string, now: number): { readonly secret: string; readonly session: Session } | undefined;
  /** Whose cookie it is; undefined where the session has ended, was never there, or its user is disabled. */
  find(secret: string, now: number): Session | undefined;
  /** Does it still hold? */
  holds(session: Session, now: number): boolean;
  /** Notes that it was used, once a minute at most. */
  used(session: Session, now: number): void;
  end(session: Session): void;
}

interface Row {
  hash: Buffer;
  user: string;
  csrf: string;
  made_at: number;
  used_at: number;
  expires_at: number;
  role: Role;
  unit: string | null;
  language: string | null;
}

const BYTES = 32;
const SECRET_FORM = /^[A-Za-z0-9_-]{43}$/;
const USED_MS = 60_000;
/** Phones, tablets and desks of one person. Of more than these the one that was used longest ago ends. */
const OF_ONE_USER = 20;

const random = (): string => randomBytes(BYTES).toString('base64url');

export function createSessions(db: Db): Sessions {
  const insert = db.prepare(
    `INSERT INTO sessions (hash, user, csrf, made_at, used_at, expires_at)
     SELECT :hash, name, :csrf, :now, :now, :expires FROM users WHERE name = :user AND disabled_at IS NULL`,
  );
  const one = db.prepare<[Buffer], Row>(
    `SELECT s.*, u.role, u.unit, u.language FROM sessions s JOIN users u ON u.name = s.user
     WHERE s.hash = ? AND u.disabled_at IS NULL`,
  );
  const touch = db.prepare('UPDATE sessions SET used_at = ? WHERE hash = ?');
  const remove = db.prepare('DELETE FROM sessions WHERE hash = ?');
  const removeEnded = db.prepare('DELETE FROM sessions WHERE expires_at <= ?');
  const removeBeyond = db.prepare(
    `DELETE FROM sessions WHERE hash IN
       (SELECT hash FROM sessions WHERE user = ? ORDER BY used_at DESC, made_at DESC LIMIT -1 OFFSET ?)`,
  );

  function byHash(hash: Buffer, now: number): Session | undefined {
    const row = one.get(hash);
    const session = row && toSession(row);
    return session && sessionHolds(session, now) ? session : undefined;
  }

  const begin = db.transaction((user: string, now: number) => {
    removeEnded.run(now);
    const secret = random();
    const hash = hashOf(secret);
    if (insert.run({ hash, user, csrf: random(), now, expires: now + SESSION_MS }).changes === 0) return undefined;
    const session = byHash(hash, now);
    if (!session) return undefined;
    removeBeyond.run(session.user, OF_ONE_USER);
    return { secret, session };
  });

  return {
    begin: (user, now) => begin.immediate(user, now),
    find: (secret, now) => (SECRET_FORM.test(secret) ? byHash(hashOf(secret), now) : undefined),
    holds: ({ hash }, now) => byHash(hash, now) !== undefined,
    used({ hash, usedAt }, now) {
      // a clock that was set back must not stop it for as long
      if (Math.abs(now - usedAt) >= USED_MS) touch.run(now, hash);
    },
    end: ({ hash }) => void remove.run(hash),
  };
}

function toSession(row: Row): Session {
  return {
    hash: row.hash,
    user: row.user,
    csrf: row.csrf,
    madeAt: row.made_at,
    usedAt: row.used_at,
    expiresAt: row.expires_at,
    role: row.role,
    unit: row.unit ?? undefined,
    language: row.language ?? undefined,
  };
}
