import type { FigureRow } from './figures.ts';

export interface Section {
  readonly title: string;
  readonly rows: readonly FigureRow[];
}

type Cells = readonly [name: string, value: string, unit: string, ratio: string];

const HEAD: Cells = ['figure', 'value', 'unit', 'ratio'];

function cells({ name, value, unit, per, ratio }: FigureRow): Cells {
  const shown = ratio ? `${number(ratio.value)} x ${ratio.to}` : '';
  return [name, number(value), per === undefined ? unit : `${unit} per ${per}`, shown];
}

/** Whole numbers as they are, others to three digits that count. */
function number(value: number): string {
  return value.toLocaleString('en', Number.isInteger(value) ? {} : { maximumSignificantDigits: 3 });
}

/** For a terminal: columns aligned over all sections. */
export function toText(sections: readonly Section[]): string {
  const all = [HEAD, ...sections.flatMap(({ rows }) => rows.map(cells))];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = ([name, value, unit, ratio]: Cells): string =>
    `  ${name.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}  ${unit.padEnd(widths[2] ?? 0)}  ${ratio}`.trimEnd();
  return sections.map(({ title, rows }) => [title, ...rows.map((row) => line(cells(row))), ''].join('\n')).join('\n');
}

export function toMarkdown(sections: readonly Section[]): string {
  const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  return sections
    .map(({ title, rows }) =>
      [`## ${title}`, '', line(HEAD), '|---|---:|---|---|', ...rows.map((row) => line(cells(row))), ''].join('\n'),
    )
    .join('\n');
}
