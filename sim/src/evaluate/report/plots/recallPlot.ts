import type { RuleFigures } from '../../compare/figures.ts';
import type { SetReport } from '../../evaluation.ts';
import { percent, setTitle } from '../format.ts';
import { html, type Markup } from '../html.ts';
import { linear } from './scale.ts';

const WIDTH = 520;
const [LEFT, RIGHT] = [120, 430];
const [ROW, TOP] = [30, 24];
/** What is promised. */
const WANTED = 0.99;

/** Recall of each rule with its interval; below half nobody need see how far. */
export function recallPlot(set: SetReport): Markup {
  const { gateway, naive } = set.figures;
  const names = Object.keys(gateway.rules).filter((rule) => (gateway.rules[rule]?.required ?? 0) > 0);
  const bottom = TOP + names.length * ROW;
  const x = linear(0.5, 1, LEFT, RIGHT);
  const title = setTitle(set);
  const words = names.map((rule) => `${rule} ${percent(gateway.rules[rule]?.recall)}`);
  return html`<figure><h3>${title}</h3>
<svg viewBox="0 0 ${WIDTH} ${bottom + 26}" role="img" aria-label="Recall by rule, ${title}: ${words.join(', ')}">
${[0.5, 0.6, 0.7, 0.8, 0.9, 1].map(
  (share) => html`<line class="grid" x1="${x(share)}" x2="${x(share)}" y1="${TOP - 8}" y2="${bottom}"/>
<text x="${x(share)}" y="${bottom + 18}" text-anchor="middle">${share === 0.5 ? '≤50 %' : `${share * 100} %`}</text>`,
)}
<line class="limit" x1="${x(WANTED)}" x2="${x(WANTED)}" y1="${TOP - 8}" y2="${bottom}"/>
${names.map((rule, i) => row(rule, gateway.rules[rule], naive.rules[rule], TOP + i * ROW + ROW / 2, x))}
</svg><figcaption>Found of what had to be found, with the 95 % interval. Dotted: 99 %.</figcaption></figure>`;
}

function row(
  rule: string,
  ours: RuleFigures | undefined,
  plain: RuleFigures | undefined,
  y: number,
  x: (share: number) => number,
): Markup {
  if (ours?.recall == null) return html``;
  const { low, high } = ours.recallWithin;
  return html`<text class="ink" x="${LEFT - 10}" y="${y + 4}" text-anchor="end">${rule}</text>
${plain?.recall == null ? '' : html`<circle class="ring" cx="${x(plain.recall)}" cy="${y}" r="8"/>`}
<line class="line-ours" x1="${x(low)}" x2="${x(high)}" y1="${y}" y2="${y}"/><circle class="fill-ours" cx="${x(ours.recall)}" cy="${y}" r="4.5"/>
<text x="${RIGHT + 12}" y="${y + 4}">${ours.found} of ${ours.required}</text>`;
}
