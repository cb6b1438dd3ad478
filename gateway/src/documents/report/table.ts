import { html, type Markup, type Part } from '../../parts/html.ts';

interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Part;
  /** figures stand to the right */
  readonly right?: boolean;
}

/** On a narrow screen it is the table that moves, and not the page. */
export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): Markup {
  const side = ({ right }: Column<Row>): string => (right ? 'right' : 'left');
  const head = columns.map((column) => html`<th scope="col" class="${side(column)}">${column.title}</th>`);
  const body = rows.map(
    (row) =>
      html`<tr>${columns.map((column) => html`<td class="${side(column)}">${column.cell(row)}</td>`)}</tr>
`,
  );
  return html`<div class="scroll"><table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>
${body}</tbody></table></div>`;
}
