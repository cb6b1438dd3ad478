import type { RiskMap } from '../risk/types.ts';
import { iso } from './words.ts';

/** The risk of each cell, as everybody outside sees it. */
export function riskDocument({ at, formula, weights, levels, cells, unplaced }: RiskMap) {
  return {
    ...{ at: iso(at), formula, weights, levels, unplaced },
    cells: cells.map((cell) => ({ ...cell, name: cell.cell })),
  };
}
