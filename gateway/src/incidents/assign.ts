import type { AssignRow } from './settings.ts';
import type { Matter } from './types.ts';

/** What assignment goes by. */
export interface Ownership {
  readonly cell?: string | undefined;
  /** that owns the cover */
  readonly unit?: string | undefined;
  readonly matter: Matter;
}

/** The unit whose work it is; where no row fits, the one that owns the cover. undefined: a person has to say. */
export function assignedUnit(rows: readonly AssignRow[], { cell, unit, matter }: Ownership): string | undefined {
  const row = rows.find(
    (one) =>
      (one.cell === undefined || one.cell === cell) &&
      (one.unit === undefined || one.unit === unit) &&
      (one.matter === undefined || one.matter === matter),
  );
  return row?.to ?? unit;
}
