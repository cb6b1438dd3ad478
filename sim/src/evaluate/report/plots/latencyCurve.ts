import type { SetReport } from '../../evaluation.ts';
import { setTitle, span } from '../format.ts';
import { html, type Markup } from '../html.ts';
import { linear, logarithmic, type Scale } from './scale.ts';

const [WIDTH, HEIGHT] = [520, 260];
const [LEFT, RIGHT, TOP, BOTTOM] = [44, 508, 14, 222];
const SECOND = 1000;
const [FROM, TO] = [SECOND, 3600 * SECOND];
const TICKS = [1, 3, 10, 30, 60, 300, 1800].map((seconds) => seconds * SECOND);
/** What is promised of the median, and of nineteen in twenty. */
const LIMITS = [10 * SECOND, 30 * SECOND];

/** How many alarms were durable after how long. */
export function latencyCurve(set: SetReport): Markup {
  const { curves, figures } = set;
  const x = logarithmic(FROM, TO, LEFT, RIGHT);
  const y = linear(0, 1, BOTTOM, TOP);
  const { count, p50, p95 } = figures.gateway.alarms.latency;
  const title = setTitle(set);
  const label = `Share of alarms that were durable within a time, ${title}: half of ${count} within ${span(p50)}, 95 % within ${span(p95)}`;
  return html`<figure><h3>${title}</h3>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
${[0, 0.25, 0.5, 0.75, 0.95, 1].map(
  (share) =>
    html`<line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${y(share)}" y2="${y(share)}"/>${
      share === 1 ? '' : html`<text x="${LEFT - 6}" y="${y(share) + 4}" text-anchor="end">${share * 100} %</text>`
    }`,
)}
${TICKS.map((ms) => html`<text x="${x(ms)}" y="${BOTTOM + 18}" text-anchor="middle">${tick(ms)}</text>`)}
${LIMITS.map((ms) => html`<line class="limit" x1="${x(ms)}" x2="${x(ms)}" y1="${TOP}" y2="${BOTTOM}"/>`)}
${path(curves.gateway, 'line-ours', x, y)}${path(curves.naive, 'line-plain', x, y)}
<text x="${RIGHT}" y="${HEIGHT - 4}" text-anchor="end">from what happened to the durable event</text>
</svg><figcaption>${count} alarms; half within ${span(p50)}, 95 % within ${span(p95)}. Dotted: 10 s and 30 s.</figcaption></figure>`;
}

function tick(ms: number): string {
  return ms < 60 * SECOND ? `${ms / SECOND} s` : `${ms / (60 * SECOND)} min`;
}

/** A staircase: each value is one that was measured. */
function path(quantiles: readonly number[], style: string, x: Scale, y: Scale): Markup {
  if (quantiles.length === 0) return html``;
  const last = quantiles.length - 1;
  const points = quantiles.map((ms, i) => `${i === 0 ? 'M' : 'L'}${x(ms)} ${y(i / last)}`);
  return html`<path class="${style}" d="${points.join('')}"/>`;
}
