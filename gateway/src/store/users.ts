import type { Role } from '../accounts/roles.ts';
import { gatewayError } from '../errors.ts';
import type { Db } from './database.ts';

/** A person, without the password. Times are ms since the epoch. */
export interface UserRecord {
  readonly name: string;
  readonly role: Role;
  /** where they work: water, power, road, ... */
  readonly unit: string | undefined;
  /** of the console */
  readonly language: string | undefined;
  readonly madeAt: number;
  readonly changedAt: number;
  readonly disabledAt: number | undefined;
  /** the last request of a session that they have */
  readonly seenAt: number | undefined;
}

interface NewUser {
  /** by accounts/userName.ts */
  readonly name: string;
  /** by accounts/password.ts */
  readonly passwordHash: string;
  readonly role: Role;
  readonly unit?: string | undefined;
  readonly language?: string | undefined;
}

/** What is left out stays as it is; null takes it away. */
export interface UserChange {
  readonly role?: Role | undefined;
  readonly unit?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly disabled?: boolean | undefined;
  readonly passwordHash?: string | undefined;
}

/** A user is disabled, never deleted: what was done under a name is known for ever. Names are told apart without their case. */
export interface Users {
  /** Throws user-exists. */
  add(user: NewUser, now: number): UserRecord;
  /** Adds an administrator where there is none yet, and else nothing: of two that are made at once, one is. Throws user-exists. */
  addFirst(user: Omit<NewUser, 'role'>, now: number): UserRecord | undefined;
  get(name: string): UserRecord | undefined;
  /** undefined where there is no such user, or a disabled one */
  passwordHash(name: string): string | undefined;
  /** by name */
  list(): readonly UserRecord[];
  /**
   * Whoever is disabled, or given another password, has no session any more. `last-admin`: nobody would be left who could
   * undo it, and nothing was changed.
   */
  change(name: string, change: UserChange, now: number): UserRecord | 'unknown' | 'last-admin';
  /** The same password under newer parameters, where it still is the same: ends no session. */
  rehashed(name: string, before: string, after: string): void;
  /** Is there an administrator who is not disabled? */
  hasAdministrator(): boolean;
}

interface Row {
  name: string;
  password: string;
  role: Role;
  unit: string | null;
  language: string | null;
  made_at: number;
  changed_at: number;
  disabled_at: number | null;
  seen_at: number | null;
}

const TAKEN_HINT = 'Names stay taken, so that what was done under one is known for ever: choose another.';

export function createUsers(db: Db): Users {
  // a token of the same name would be somebody else in what is told of either
  const insert = db.prepare(
    `INSERT INTO users (name, password, role, unit, language, made_at, changed_at)
     SELECT :name, :passwordHash, :role, :unit, :language, :now, :now
     WHERE NOT EXISTS (SELECT 1 FROM tokens WHERE name = :name COLLATE NOCASE)
     ON CONFLICT (name) DO NOTHING`,
  );
  const columns = 'SELECT *, (SELECT max(used_at) FROM sessions s WHERE s.user = users.name) AS seen_at FROM users';
  const one = db.prepare<[string], Row>(`${columns} WHERE name = ?`);
  const all = db.prepare<[], Row>(`${columns} ORDER BY name`);
  const administrators = db
    .prepare<[], number>(`SELECT count(*) FROM users WHERE role = 'admin' AND disabled_at IS NULL`)
    .pluck();
  const update = db.prepare(
    `UPDATE users SET password = :password, role = :role, unit = :unit, language = :language,
       changed_at = :now, disabled_at = :disabledAt WHERE name = :name`,
  );
  const rehash = db.prepare('UPDATE users SET password = ? WHERE name = ? AND password = ?');
  const endSessions = db.prepare('DELETE FROM sessions WHERE user = ?');

  const hasAdministrator = (): boolean => (administrators.get() ?? 0) > 0;

  function add({ name, passwordHash, role, unit, language }: NewUser, now: number): UserRecord {
    const row = { name, passwordHash, role, unit: unit ?? null, language: language ?? null, now };
    const added = insert.run(row).changes === 1 ? one.get(name) : undefined;
    if (added) return toUser(added);
    throw gatewayError('user-exists', `there is, or was, a user or a token of the name ${name}`, { hint: TAKEN_HINT });
  }

  const addFirst = db.transaction((user: Omit<NewUser, 'role'>, now: number) =>
    hasAdministrator() ? undefined : add({ ...user, role: 'admin' }, now),
  );

  const change = db.transaction((name: string, wanted: UserChange, now: number) => {
    const before = one.get(name);
    if (!before) return 'unknown' as const;
    const { role = before.role, disabled = before.disabled_at !== null, passwordHash = before.password } = wanted;
    const wasLast = before.role === 'admin' && before.disabled_at === null && administrators.get() === 1;
    if (wasLast && (role !== 'admin' || disabled)) return 'last-admin' as const;
    const disabledAt = disabled ? (before.disabled_at ?? now) : null;
    const unit = wanted.unit === undefined ? before.unit : wanted.unit;
    const language = wanted.language === undefined ? before.language : wanted.language;
    update.run({ name: before.name, password: passwordHash, role, unit, language, now, disabledAt });
    if (disabled || passwordHash !== before.password) endSessions.run(before.name);
    const after = one.get(name);
    return after ? toUser(after) : ('unknown' as const);
  });

  return {
    add,
    addFirst: (user, now) => addFirst.immediate(user, now),
    get(name) {
      const row = one.get(name);
      return row && toUser(row);
    },
    passwordHash(name) {
      const row = one.get(name);
      return row && row.disabled_at === null ? row.password : undefined;
    },
    list: () => all.all().map(toUser),
    change: (name, wanted, now) => change.immediate(name, wanted, now),
    rehashed: (name, before, after) => void rehash.run(after, name, before),
    hasAdministrator,
  };
}

function toUser(row: Row): UserRecord {
  return {
    name: row.name,
    role: row.role,
    unit: row.unit ?? undefined,
    language: row.language ?? undefined,
    madeAt: row.made_at,
    changedAt: row.changed_at,
    disabledAt: row.disabled_at ?? undefined,
    seenAt: row.seen_at ?? undefined,
  };
}
