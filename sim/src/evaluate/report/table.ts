import { html, type Markup } from './html.ts';

interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string | Markup;
  /** texts stand to the left, figures to the right */
  readonly isText?: boolean;
}

export interface TableOptions<Row> {
  /** what the table shows, for those who do not see it, too */
  readonly caption: string;
  /** the first names the row */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly isSum?: (row: Row) => boolean;
}

/** A table that scrolls by itself where the page is narrow, and can be reached by keyboard. */
export function table<Row>({ caption, columns, rows, isSum = () => false }: TableOptions<Row>): Markup {
  const heads = columns.map(({ title, isText }, i) =>
    isText || i === 0 ? html`<th scope="col" class="left">${title}</th>` : html`<th scope="col">${title}</th>`,
  );
  const lines = rows.map((row) => {
    const cells = columns.map(({ cell, isText }, i) => {
      if (i === 0) return html`<th scope="row">${cell(row)}</th>`;
      return isText ? html`<td class="left">${cell(row)}</td>` : html`<td>${cell(row)}</td>`;
    });
    return isSum(row) ? html`<tr class="sum">${cells}</tr>` : html`<tr>${cells}</tr>`;
  });
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table>
<caption><span>${caption}</span></caption><thead><tr>${heads}</tr></thead><tbody>
${lines.map((line) => html`${line}\n`)}</tbody></table></div>`;
}
