import { type Configured, type Desired, UNKNOWN } from '../orders/configuration.ts';
import type { SomeSettings } from '../orders/settings.ts';
import type { Db } from './database.ts';

export interface Configs {
  /** what is wanted of a cover's node; undefined until somebody wants anything */
  desired(cover: string): Desired | undefined;
  /** what is known of a node's settings */
  configured(node: number | undefined): Configured;
  /**
   * Wants what `change` makes of what was set before, one revision on. In one transaction: where two operators change
   * something at once, the second sees what the first has set. What `change` throws changes nothing.
   */
  desire(cover: string, change: (before: SomeSettings) => SomeSettings, now: number): Desired;
}

interface DesiredRow {
  cover: string;
  settings: string;
  revision: number;
  at: number;
}

// the JSON of both tables was written here and in errandWriter.ts, and by nobody else
function toDesired({ settings, revision, at }: DesiredRow): Desired {
  return { settings: JSON.parse(settings) as SomeSettings, revision, at };
}

export function readDesired(db: Db): readonly (readonly [cover: string, desired: Desired])[] {
  const rows = db.prepare<[], DesiredRow>('SELECT * FROM desired').all();
  return rows.map((row) => [row.cover, toDesired(row)]);
}

export function readConfigured(db: Db): readonly (readonly [node: number, configured: Configured])[] {
  const rows = db.prepare<[], [number, string]>('SELECT node, state FROM configured').raw().all();
  return rows.map(([node, state]) => [node, JSON.parse(state) as Configured]);
}

export function createConfigs(db: Db, changed: () => void): Configs {
  const getDesired = db.prepare<[string], DesiredRow>('SELECT * FROM desired WHERE cover = ?');
  const putDesired = db.prepare(
    `INSERT INTO desired (cover, settings, revision, at) VALUES (:cover, :settings, :revision, :at)
     ON CONFLICT (cover) DO UPDATE SET settings = :settings, revision = :revision, at = :at`,
  );
  const getState = db.prepare<[number], string>('SELECT state FROM configured WHERE node = ?').pluck();

  function desired(cover: string): Desired | undefined {
    const row = getDesired.get(cover);
    return row && toDesired(row);
  }

  const desire = db.transaction((cover: string, change: (before: SomeSettings) => SomeSettings, now: number) => {
    const before = desired(cover);
    const settings = change(before?.settings ?? {});
    const after: Desired = { settings, revision: (before?.revision ?? 0) + 1, at: now };
    putDesired.run({ cover, ...after, settings: JSON.stringify(settings) });
    return after;
  });

  return {
    desired,
    configured(node) {
      const state = node === undefined ? undefined : getState.get(node);
      return state === undefined ? UNKNOWN : (JSON.parse(state) as Configured);
    },
    desire(cover, change, now) {
      const after = desire.immediate(cover, change, now);
      changed();
      return after;
    },
  };
}
