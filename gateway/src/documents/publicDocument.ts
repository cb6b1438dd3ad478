import type { PublicFigures } from '../supervision/publicFigures.ts';
import { OTHERS } from '../supervision/publicFigures.ts';
import type { Row } from '../supervision/types.ts';
import { iso } from './words.ts';

function rowDocument({ name, ...rest }: Row) {
  return { name: name === OTHERS ? null : name, ...rest };
}

/** What everybody may see of a month. */
export function publicDocument({ from, to, by, ...rest }: PublicFigures) {
  const { unit, cell, rule } = by;
  return {
    ...{ from: iso(from), to: iso(to) },
    ...rest,
    by: { unit: unit.map(rowDocument), cell: cell.map(rowDocument), rule: rule.map(rowDocument) },
  };
}
