import { type Line, type Span, type Style, span } from './line.ts';
import { inColumns, sanitise, widthOf } from './text.ts';

export interface Column<R> {
  readonly title: string;
  readonly right?: boolean;
  /** no wider than this, however long its texts are */
  readonly most?: number;
  cell(row: R): string;
  style?(row: R): Style | undefined;
}

const GAP = 2;
const LEAST = 4;

function widthsOf(cells: readonly (readonly string[])[], columns: readonly Column<never>[]): readonly number[] {
  return columns.map(({ most = Number.POSITIVE_INFINITY }, i) => {
    const widest = cells.reduce((width, row) => Math.max(width, widthOf(row[i] ?? '')), 0);
    return Math.min(widest, most);
  });
}

/** What is left for the last column, which takes what it is given. */
function squeezed(widths: readonly number[], total: number): readonly number[] {
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + GAP, 0);
  const last = widths.at(-1) ?? 0;
  return [...widths.slice(0, -1), Math.min(last, Math.max(LEAST, total - before))];
}

export interface Table {
  readonly titles: Line;
  readonly rows: readonly Line[];
}

/** Rows under a line of titles. Where the columns do not fit, the last gives way, and then the end of each line is cut off. */
export function layOut<R>(columns: readonly Column<R>[], rows: readonly R[], total: number): Table {
  const titles = columns.map(({ title }) => title);
  const cells = rows.map((row) => columns.map((column) => sanitise(column.cell(row))));
  const widths = squeezed(widthsOf([titles, ...cells], columns), total);
  const line = (texts: readonly string[], styleOf: (i: number) => Style | undefined): Line =>
    texts.flatMap((text, i): readonly Span[] => {
      const shown = { text: inColumns(text, widths[i] ?? 0, columns[i]?.right), style: styleOf(i) };
      return i === 0 ? [shown] : [span(' '.repeat(GAP)), shown];
    });
  return {
    titles: line(titles, () => 'dim'),
    rows: cells.map((texts, r) => line(texts, (i) => columns[i]?.style?.(rows[r] as R))),
  };
}
