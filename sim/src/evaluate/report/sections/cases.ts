import type { Case, Cases } from '../../compare/cases.ts';
import { percent, span, virtualTime } from '../format.ts';
import { html, type Markup } from '../html.ts';
import { table } from '../table.ts';

/** Every miss and every false alarm, with what is needed to see it again. */
export function cases({ misses, missed, falseAlarms, falselyRaised, late, cameLate }: Cases): Markup {
  return html`${list('Missed', 'from', misses, missed)}${list('Falsely raised', 'it says', falseAlarms, falselyRaised)}
${list('Later than 30 s', 'from', late, cameLate)}`;
}

function list(title: string, why: string, rows: readonly Case[], count: number): Markup {
  if (count === 0) return html`<p><strong>${title}: none.</strong></p>`;
  const shown = rows.length < count ? `, the first ${rows.length} of them` : '';
  return html`<details${count <= 25 ? html` open` : ''}><summary>${title}: ${count}${shown}</summary>
${table({
  caption: `${title}. The command runs that city again, by itself.`,
  columns: [
    { title: 'rule', cell: ({ rule }) => rule },
    { title: 'scenario', isText: true, cell: ({ scenario }) => scenario },
    { title: 'set', isText: true, cell: ({ set, loss }) => `${set}, ${percent(loss)}` },
    { title: 'seed', cell: ({ seed }) => String(seed) },
    { title: 'cover', isText: true, cell: ({ cover }) => cover },
    { title: 'at', isText: true, cell: ({ at }) => virtualTime(at) },
    {
      title: why,
      isText: true,
      cell: (row) =>
        row.latency !== undefined
          ? `${row.why}, after ${span(row.latency)}`
          : row.obscured
            ? `${row.why}; unheard at first: ${row.obscured}`
            : row.why,
    },
    { title: 'again', isText: true, cell: ({ command }) => html`<code>${command}</code>` },
  ],
  rows,
})}</details>`;
}
