import type { SetReport } from '../../evaluation.ts';
import { figure, setTitle } from '../format.ts';
import { html, type Markup } from '../html.ts';
import { linear } from './scale.ts';

const WIDTH = 520;
const [LEFT, RIGHT] = [120, 440];
const [ROW, TOP, BAR] = [36, 8, 12];

/** False alarms for each 1,000 cover-days, by rule, one bar for each detector. */
export function falseAlarmBars(set: SetReport): Markup {
  const { gateway, naive } = set.figures;
  const rate = (of: typeof gateway, rule: string) => of.rules[rule]?.falseRate ?? 0;
  const names = [...new Set([...Object.keys(gateway.rules), ...Object.keys(naive.rules)])]
    .filter((rule) => rate(gateway, rule) + rate(naive, rule) > 0)
    .toSorted((a, b) => rate(naive, b) + rate(gateway, b) - rate(naive, a) - rate(gateway, a));
  const most = Math.max(1, ...names.flatMap((rule) => [rate(gateway, rule), rate(naive, rule)]));
  const x = linear(0, most, LEFT, RIGHT);
  const title = setTitle(set);
  const label = `False alarms for each 1,000 cover-days, ${title}: ${figure(gateway.all.falseRate)} in all, naive ${figure(naive.all.falseRate)}`;
  const bar = (value: number, y: number, style: string) =>
    html`<rect class="${style}" x="${LEFT}" y="${y}" width="${Math.max(value > 0 ? 1.5 : 0, x(value) - LEFT)}" height="${BAR}"/>
<text x="${x(value) + 6}" y="${y + BAR - 2}">${figure(value)}</text>`;
  return html`<figure><h3>${title}</h3>
<svg viewBox="0 0 ${WIDTH} ${TOP * 2 + Math.max(1, names.length) * ROW}" role="img" aria-label="${label}">
${names.map((rule, i) => {
  const y = TOP + i * ROW;
  const ours = bar(rate(gateway, rule), y, 'fill-ours');
  const plain = naive.rules[rule] ? bar(rate(naive, rule), y + BAR + 3, 'fill-plain') : '';
  return html`<text class="ink" x="${LEFT - 10}" y="${y + 18}" text-anchor="end">${rule}</text>${ours}${plain}`;
})}
${names.length === 0 ? html`<text class="ink" x="${WIDTH / 2}" y="28" text-anchor="middle">none, of either detector</text>` : ''}
</svg><figcaption>In all ${figure(gateway.all.falseRate)} (${gateway.all.events.false} events), naive ${figure(naive.all.falseRate)} (${naive.all.events.false}); for each 1,000 cover-days.</figcaption></figure>`;
}
