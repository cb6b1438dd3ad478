export interface TableColumn<R> {
  readonly title: string;
  readonly right?: boolean;
  cell(row: R): string;
}

/** A cell may quote a file from anywhere: nothing in it may move the cursor of a terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '?');
}

/** Rows under a line of titles, two spaces apart. */
export function formatTable<R>(columns: readonly TableColumn<R>[], rows: readonly R[]): string {
  const cells = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map((one) => printable(one.cell(row)))),
  ];
  const widths = columns.map((_, i) => Math.max(...cells.map((line) => (line[i] ?? '').length)));
  const lines = cells.map((line) =>
    line
      .map((text, i) => (columns[i]?.right ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
