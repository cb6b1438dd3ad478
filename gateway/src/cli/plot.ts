import type { HistoryPoint } from '../store/history/types.ts';

/** What a picture shows: a line of means in a band from least to most, and the levels of rules. */
export interface Plot {
  readonly points: readonly HistoryPoint[];
  readonly from: number;
  readonly to: number;
  /** of a bucket; 0 of readings */
  readonly widthMs: number;
  readonly levels: readonly number[];
  /** characters */
  readonly columns: number;
  readonly rows: number;
}

/** Unicode 16 section 21.1: dots 1 to 8 of a braille cell as bits above U+2800, here by row and column. */
const DOTS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;

const LEVEL = '-';
/** Of a band every second dot, so that the line in it is seen. */
const BAND = 2;

/** Lines of text, the highest first, each with its value before it. Columns in which nothing was said stay empty. */
export function drawPlot(plot: Plot): readonly string[] {
  const { points, columns, rows, levels } = plot;
  const low = Math.min(...levels, ...points.map(({ min }) => min));
  const high = Math.max(...levels, ...points.map(({ max }) => max));
  const span = high - low || 1;
  const dots = rows * 4;
  const rowOf = (value: number): number => Math.round(((high - value) / span) * (dots - 1));
  const cells = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));

  function dot(x: number, y: number): void {
    const line = cells[y >> 2];
    const bit = DOTS[y & 3]?.[x & 1] ?? 0;
    if (line && x >= 0 && x < columns * 2) line[x >> 1] = (line[x >> 1] ?? 0) | bit;
  }

  for (const { at, min, max, mean } of points) {
    const [begin, end] = spanOf(plot, at);
    for (let x = begin; x <= end; x += 1) {
      for (let y = rowOf(max); y <= rowOf(min); y += 1) if ((x + y) % BAND === 0) dot(x, y);
      dot(x, rowOf(mean));
    }
  }
  const levelRows = new Map(levels.map((level) => [rowOf(level) >> 2, level]));
  const labels = cells.map((_, row) => label(levelRows.get(row) ?? labelOf(row, rows, low, high)));
  const width = Math.max(...labels.map((text) => text.length));
  return cells.map((line, row) => {
    const empty = levelRows.has(row) ? LEVEL : ' ';
    const text = line.map((bits) => (bits === 0 ? empty : String.fromCharCode(0x2800 + bits))).join('');
    return `${(labels[row] ?? '').padStart(width)} ${text}`.trimEnd();
  });
}

/** Dots from left to right that a point covers. */
function spanOf({ from, to, columns, widthMs }: Plot, at: number): readonly [number, number] {
  const column = (time: number): number => Math.floor(((time - from) / Math.max(1, to - from)) * columns * 2);
  const begin = Math.max(0, column(at));
  return [begin, Math.max(begin, Math.min(columns * 2, column(at + widthMs)) - 1)];
}

function labelOf(row: number, rows: number, low: number, high: number): number | undefined {
  return row === 0 ? high : row === rows - 1 ? low : undefined;
}

function label(value: number | undefined): string {
  return value === undefined ? '' : String(Number(value.toFixed(1)));
}
