import { html, type Markup } from '../../parts/html.ts';

/** Pictures as SVG in the page itself: no script, nothing from outside. Their figures stand in a table beside them. */

const WIDTH = 640;
const HEIGHT = 180;
const LEFT = 44;
const BOTTOM = 22;
const TOP = 12;

interface Point {
  readonly label: string;
  readonly value: number | null;
}

interface Axis {
  readonly most: number;
  readonly format: (value: number) => string;
}

const fixed = (value: number): string => String(Number(value.toFixed(1)));

/** The next round number above: 1, 2 or 5 of a power of ten. */
function roundUp(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10);
}

function frame(title: string, points: readonly Point[], { most, format }: Axis, inside: Markup): Markup {
  const step = (WIDTH - LEFT) / Math.max(1, points.length);
  const y = (share: number): number => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  const marks = [0, 0.5, 1].map(
    (share) =>
      html`<line class="axis" x1="${LEFT}" x2="${WIDTH}" y1="${fixed(y(share))}" y2="${fixed(y(share))}"/><text x="${LEFT - 6}" y="${fixed(y(share) + 4)}" text-anchor="end">${format(most * share)}</text>`,
  );
  const labels = points.map(
    ({ label }, i) =>
      html`<text x="${fixed(LEFT + (i + 0.5) * step)}" y="${HEIGHT - 6}" text-anchor="middle">${label}</text>`,
  );
  return html`<figure><figcaption>${title}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">${marks}${inside}${labels}</svg></figure>
`;
}

const heightOf = (value: number, most: number): number => (most > 0 ? (value / most) * (HEIGHT - TOP - BOTTOM) : 0);

export function barChart(title: string, points: readonly Point[], format: Axis['format']): Markup {
  const most = roundUp(Math.max(0, ...points.map(({ value }) => value ?? 0)));
  const step = (WIDTH - LEFT) / Math.max(1, points.length);
  const bars = points.map(({ label, value }, i) => {
    const height = heightOf(value ?? 0, most);
    const x = LEFT + i * step + step * 0.15;
    return html`<rect class="bar" x="${fixed(x)}" y="${fixed(HEIGHT - BOTTOM - height)}" width="${fixed(step * 0.7)}" height="${fixed(height)}"><title>${label}: ${format(value ?? 0)}</title></rect>`;
  });
  return frame(title, points, { most, format }, html`${bars}`);
}

/** Shares, 0 to 1, with the line of their aim; where nothing was measured the line has a gap. */
export function shareChart(title: string, points: readonly Point[], aim: number, format: Axis['format']): Markup {
  const step = (WIDTH - LEFT) / Math.max(1, points.length);
  const place = (i: number, value: number): string =>
    `${fixed(LEFT + (i + 0.5) * step)} ${fixed(HEIGHT - BOTTOM - heightOf(value, 1))}`;
  let path = '';
  for (const [i, { value }] of points.entries()) {
    if (value !== null) path += `${points[i - 1]?.value == null ? 'M' : 'L'}${place(i, value)}`;
  }
  const dots = points.flatMap(({ label, value }, i) => {
    if (value === null) return [];
    const [x, y] = place(i, value).split(' ');
    return [html`<circle class="dot" cx="${x}" cy="${y}" r="3"><title>${label}: ${format(value)}</title></circle>`];
  });
  const y = fixed(HEIGHT - BOTTOM - heightOf(aim, 1));
  const inside = html`<line class="aim" x1="${LEFT}" x2="${WIDTH}" y1="${y}" y2="${y}"/><path class="line" d="${path}"/>${dots}`;
  return frame(title, points, { most: 1, format }, inside);
}
