export interface TableColumn<R> {
  readonly title: string;
  readonly right?: boolean;
  cell(row: R): string;
}

/** A cell may quote a file from anywhere: nothing in it may move the cursor of a terminal. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '?');
}

/** Rows under a line of titles, two spaces apart. */
export function formatTable<R>(columns: readonly TableColumn<R>[], rows: readonly R[]): string {
  const cells = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map((one) => printable(one.cell(row)))),
  ];
  // a loop: hundreds of thousands of rows are too many arguments for Math.max
  const widths = columns.map((_, i) => cells.reduce((widest, line) => Math.max(widest, line[i]?.length ?? 0), 0));
  const lines = cells.map((line) =>
    line
      .map((text, i) => (columns[i]?.right ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
