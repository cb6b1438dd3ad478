import type Database from 'better-sqlite3';
import { type Finding, ok, warn } from './finding.ts';

export const NOBODY = warn(
  'administrator',
  'there is none: nobody can log in, and where no token was made either, only programs on this machine are answered',
  'lidwatch user add NAME --role admin',
);

/** Is there somebody who may let others in? */
export function checkPeople(db: Database.Database): Finding {
  // a database from before there were users gets its tables when the gateway starts
  const isKnown = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'users'`).get() !== undefined;
  const named = `SELECT name FROM users WHERE role = 'admin' AND disabled_at IS NULL ORDER BY name`;
  const names = isKnown ? db.prepare<[], string>(named).pluck().all() : [];
  return names.length === 0 ? NOBODY : ok('administrator', names.join(', '));
}
