import type { SetReport } from '../../evaluation.ts';
import { figure } from '../format.ts';
import { html, type Markup } from '../html.ts';
import { linear } from './scale.ts';

const WIDTH = 1060;
const [LEFT, RIGHT] = [190, 960];
const [ROW, BAR, TOP] = [24, 15, 6];

/** What a node draws in a day, by what drew it, in each scenario. */
export function energyBars({ name, scenarios }: SetReport): Markup {
  const parts = [...new Set(scenarios.flatMap(({ figures }) => Object.keys(figures.cost.energy)))];
  const most = Math.max(1, ...scenarios.map(({ figures }) => figures.cost.millijoules));
  const x = linear(0, most, LEFT, RIGHT);
  const words = scenarios.map(({ name: scenario, figures }) => `${scenario} ${figure(figures.cost.millijoules)}`);
  return html`<figure><h3>${name}</h3><div class="legend">${parts.map((part, i) => html`<span><svg style="display:inline-block;width:.8rem;vertical-align:-.1rem" viewBox="0 0 10 10" aria-hidden="true"><rect class="part-${i % 5}" width="10" height="10" rx="2"/></svg> ${part}</span>`)}</div>
<svg viewBox="0 0 ${WIDTH} ${TOP * 2 + scenarios.length * ROW}" role="img" aria-label="Millijoules a cover-day by scenario: ${words.join(', ')}">
${scenarios.map(({ name: scenario, figures: { cost } }, i) => {
  const y = TOP + i * ROW;
  let at = 0;
  const bars = parts.map((part, j) => {
    const value = cost.energy[part] ?? 0;
    const from = x(at);
    at += value;
    return html`<rect class="part-${j % 5}" x="${from}" y="${y}" width="${Math.max(0, x(at) - from)}" height="${BAR}"/>`;
  });
  return html`<text class="ink" x="${LEFT - 10}" y="${y + 12}" text-anchor="end">${scenario}</text>${bars}<text x="${x(at) + 8}" y="${y + 12}">${figure(cost.millijoules)} mJ</text>`;
})}
</svg></figure>`;
}
