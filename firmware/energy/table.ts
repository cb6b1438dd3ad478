import { HEARTBEATS, WATERS, type Water } from './cases.ts';
import { amount, FIGURES } from './figures.ts';
import type { Projection, Traffic } from './project.ts';
import { lifeName, placeName } from './words.ts';

export const MARK = 'FAILS GB/T 41401';

/** How a failing line is shown; as it is where nothing can be coloured. */
export type Paint = (text: string) => string;

const CELL = 7;

/** Rows of a table whose columns are as wide as they must be. */
function align(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd());
}

function rowsOf(water: Water, all: readonly Projection[]): Projection[][] {
  const mine = all.filter((one) => one.water === water);
  return [...new Set(mine.map(({ place }) => place))].map((place) => mine.filter((one) => one.place === place));
}

function lineOf(row: readonly Projection[]): string[] {
  const place = row[0]?.place;
  if (!place) return [];
  const failing = row.filter((one) => one.fails).map(({ heartbeat }) => `${heartbeat} h`);
  return [
    place.board,
    placeName(place),
    ...row.map(({ years, fails }) => `${lifeName(years)}${fails ? ' !' : ''}`.padStart(CELL)),
    failing.length > 0 ? `${MARK}: ${failing.join(', ')}` : '',
  ];
}

/** One table for each water sensor; years, and a mark on every line that holds a case below the standard. */
export function table(
  all: readonly Projection[],
  { passes, openings }: Traffic,
  paint: Paint = (text) => text,
): string {
  const blocks = WATERS.map((water) => {
    const head = ['board', 'link, coverage', ...HEARTBEATS.map((hours) => `${hours} h`.padStart(CELL)), ''];
    const [title = '', ...lines] = align([head, ...rowsOf(water, all).map(lineOf)]);
    return [
      `${water.name}: years, by hours between two status messages`,
      title,
      ...lines.map((line) => (line.includes(MARK) ? paint(line) : line)),
    ].join('\n');
  });
  const failing = all.filter((one) => one.fails).length;
  return [
    ...blocks,
    [
      `${all.length} cases, of which ${failing} last less than ${amount('standard')} years (${MARK}, marked !).`,
      `${passes} vehicles a day wake the node, the cover is opened ${openings} times a year; ${amount('usable')} % of ${amount('capacity')} Ah.`,
      'What lasts longer than 20 years on paper is limited by what a cell stands, which nobody promises for so long.',
      'npm run energy -- --figures shows every figure and its source.',
    ].join('\n'),
  ].join('\n\n');
}

/** Every figure, and where it comes from. */
export function figuresTable(): string {
  return align([
    ['figure', 'value', 'unit', '', 'source'],
    ...Object.entries(FIGURES).map(([name, { value, unit, kind, source }]) => [
      name,
      String(value),
      unit,
      kind,
      source,
    ]),
  ]).join('\n');
}
