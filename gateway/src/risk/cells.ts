import { createGrid } from './grid.ts';
import { createFinder } from './inside.ts';
import type { CellsSetting, Geometry } from './types.ts';

/** Something with a place, or the name of a cell, or both. */
interface Placed {
  readonly cell: string | undefined;
  readonly lat: number | undefined;
  readonly lon: number | undefined;
}

export interface Cells {
  /** undefined: nobody knows where it is */
  cellOf(placed: Placed): string | undefined;
  shapeOf(cell: string): Geometry | undefined;
  /** those that are shown though no cover is in them */
  readonly named: readonly string[];
}

/**
 * A cell that is named counts where a shape has its name; then the place decides. Without shapes, the squares: names that nobody
 * has drawn would be cells of which no map knows where they are.
 */
export function createCells(setting: CellsSetting): Cells {
  if (setting.kind === 'grid') {
    const grid = createGrid(setting.metres);
    return {
      cellOf: ({ cell, lat, lon }) => (lat === undefined || lon === undefined ? cell : grid.cellAt(lat, lon)),
      shapeOf: grid.shapeOf,
      named: [],
    };
  }
  const shapes = new Map(setting.shapes.map(({ cell, geometry }) => [cell, geometry]));
  const find = createFinder(setting.shapes);
  return {
    cellOf({ cell, lat, lon }) {
      if (cell !== undefined && shapes.has(cell)) return cell;
      const found = lat === undefined || lon === undefined ? undefined : find(lat, lon);
      return found ?? cell;
    },
    shapeOf: (cell) => shapes.get(cell),
    named: [...shapes.keys()],
  };
}
