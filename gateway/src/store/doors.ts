import { randomInt } from 'node:crypto';
import type { Db } from './database.ts';

/** The way from the QR code beside a cover to its page. */
export interface Doors {
  /** The code of a cover; makes one where there is none. The cover must exist. */
  of(cover: string, now: number): string;
  /** Another code; whoever has the one before finds nothing any more. */
  replace(cover: string, now: number): string;
  /** undefined where it is nobody's */
  coverOf(code: string): string | undefined;
}

/** Letters that nobody mistakes for another: a code may be read aloud, or typed from a plate. 57 bits: nobody finds one by trying. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';
const LENGTH = 12;

function newCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

export function createDoors(db: Db): Doors {
  const add = db.prepare(
    'INSERT INTO cover_doors (code, cover, made_at) VALUES (?, ?, ?) ON CONFLICT (cover) DO NOTHING',
  );
  const get = db.prepare<[string], string>('SELECT code FROM cover_doors WHERE cover = ?').pluck();
  const remove = db.prepare('DELETE FROM cover_doors WHERE cover = ?');
  const coverOf = db.prepare<[string], string>('SELECT cover FROM cover_doors WHERE code = ?').pluck();

  function of(cover: string, now: number): string {
    const known = get.get(cover);
    if (known !== undefined) return known;
    add.run(newCode(), cover, now);
    return of(cover, now);
  }

  return {
    of,
    replace: db.transaction((cover: string, now: number): string => {
      remove.run(cover);
      return of(cover, now);
    }),
    // as it may have been typed
    coverOf: (code) => coverOf.get(code.toLowerCase()),
  };
}
