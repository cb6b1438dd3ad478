import type { Cells } from './cells.ts';
import { formulaOf } from './formula.ts';
import { type CellCount, countEvent, countWater, emptyCount, scoreOf } from './score.ts';
import type { CellRisk, RiskEvent, RiskIncident, RiskMap, RiskSettings } from './types.ts';

/** Where covers are, as of the last time that somebody changed one. */
export interface CoverCells {
  /** undefined: nobody knows where it is */
  cellOf(cover: string): string | undefined;
  /** covers of each cell */
  readonly perCell: ReadonlyMap<string, number>;
  readonly unplaced: number;
}

export interface Facts {
  readonly at: number;
  readonly open: readonly RiskEvent[];
  /** of water, over since not long ago */
  readonly water: readonly RiskEvent[];
  readonly carded: readonly RiskIncident[];
}

/** The risk of each cell at one instant. */
export function surveyOf(facts: Facts, covers: CoverCells, cells: Cells, settings: RiskSettings): RiskMap {
  const { weights, levels } = settings;
  const counts = new Map<string, CellCount>();
  for (const cell of [...cells.named, ...covers.perCell.keys()]) counts.set(cell, emptyCount());

  /** What nobody knows the place of is in no cell. */
  function countOf(cell: string | undefined): CellCount | undefined {
    if (cell === undefined) return undefined;
    const known = counts.get(cell) ?? emptyCount();
    counts.set(cell, known);
    return known;
  }

  for (const event of facts.open) {
    const count = countOf(covers.cellOf(event.cover));
    if (count) countEvent(count, event, weights);
  }
  for (const event of facts.water) {
    const count = countOf(covers.cellOf(event.cover));
    if (count) countWater(count, event, weights);
  }
  for (const incident of facts.carded) {
    const ofCover = incident.cover === undefined ? undefined : covers.cellOf(incident.cover);
    const count = countOf(ofCover ?? cells.cellOf(incident));
    if (count) count[incident.card] += 1;
  }

  const rows = [...counts].map(([cell, count]): CellRisk => {
    const geometry = cells.shapeOf(cell) ?? null;
    return { cell, geometry, covers: covers.perCell.get(cell) ?? 0, ...scoreOf(count, settings) };
  });
  return {
    ...{ at: facts.at, formula: formulaOf(settings), weights, levels, unplaced: covers.unplaced },
    cells: rows.sort((a, b) => b.score - a.score || (a.cell < b.cell ? -1 : 1)),
  };
}
