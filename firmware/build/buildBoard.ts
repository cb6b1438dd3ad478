import { BOARDS, type Board } from './boards.ts';
import { buildEs5, type Es5Bundle } from './chain/chain.ts';
import { firmwareError } from './errors.ts';
import { largestFiles, measure, type SizeReport } from './sizeReport.ts';

export interface BuiltBoard {
  readonly bundle: Es5Bundle;
  readonly report: SizeReport;
}

/** Builds and checks the script of a board. Throws `bundle-failed` or `bundle-banned`. */
export async function buildBoard(board: Board, boards = BOARDS, onStep?: (step: string) => void): Promise<BuiltBoard> {
  const bundle = await buildEs5(board.entry, {
    boards,
    ...(board.externs ? { externs: board.externs } : {}),
    ...(onStep ? { onStep } : {}),
  });
  return { bundle, report: measure(board.script, bundle, board.budget) };
}

/** Throws `bundle-too-large` for a script that is over its board's budget. */
export function requireBudget(report: SizeReport): void {
  const { name, steps, budget, left } = report;
  if (left === null || left >= 0) return;
  throw firmwareError(
    'bundle-too-large',
    `${name}: ${steps.minified} bytes are ${-left} more than the budget of ${budget}; the largest sources:\n${largestFiles(report)}`,
    { hint: 'an engine of a few tens of kilobytes must hold it: see the report for where the bytes are' },
  );
}
