const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text that is markup already. */
export interface Html {
  readonly html: string;
}

export type Part = Html | string | number | undefined | readonly Part[];

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (one) => ESCAPES[one] ?? one);
}

function markup(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map(markup).join('');
}

/** Markup around texts: what is put into it is escaped unless it is markup itself. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: pieces.map((piece, i) => piece + markup(parts[i])).join('') };
}

interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Part;
  /** figures stand to the right */
  readonly right?: boolean;
}

/** On a narrow screen it is the table that moves, and not the page. */
export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): Html {
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
