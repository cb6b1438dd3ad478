import { HEARTBEATS, type Place, WATERS } from './cases.ts';
import { amount } from './figures.ts';
import type { Projection, Traffic } from './project.ts';
import { caseName, lifeName, placeName } from './words.ts';

// sizes in pixels
const LABELS = 270;
const PANEL = 270;
const GAP = 52;
const ROW = 19;
const GROUP = 44;
const TOP = 132;
const BOTTOM = 66;
const MARGIN = 24;
const SIZE = 5;

/** years at the two ends of an axis, which is logarithmic; what lasts less is drawn at the left end, with its life */
const LEAST = 0.7;
const MOST = 20;
const TICKS = [1, 2, 3, 5, 10, 20];
const GOAL = 10;
/** hours of the heartbeat whose life is written beside its row */
const SHOWN = 12;

const INK = '#1a1a1a';
const FAINT = '#d9d9d9';
const SHADE = '#f3ece6';
/** The four heartbeats: colours of Okabe and Ito, which all eyes tell apart, and a shape for each besides. */
const COLOURS = ['#d55e00', '#cc79a7', '#0072b2', '#009e73'];

function inXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function text(x: number, y: number, words: string, more = ''): string {
  return `<text x="${x}" y="${y}"${more}>${inXml(words)}</text>`;
}

function line(x1: number, y1: number, x2: number, y2: number, more: string): string {
  return `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" ${more}/>`;
}

/** A mark for a heartbeat; hollow where the case fails. */
function mark(x: number, y: number, index: number, hollow: boolean, title: string): string {
  const colour = COLOURS[index] ?? INK;
  const r = SIZE;
  const shapes = [
    `<circle cx="0" cy="0" r="${r}"/>`,
    `<rect x="${-r + 0.5}" y="${-r + 0.5}" width="${2 * r - 1}" height="${2 * r - 1}"/>`,
    `<path d="M0 ${-r - 1}L${r + 1} 0L0 ${r + 1}L${-r - 1} 0Z"/>`,
    `<path d="M0 ${-r - 0.5}L${r + 0.5} ${r}L${-r - 0.5} ${r}Z"/>`,
  ];
  const said = title === '' ? '' : `<title>${inXml(title)}</title>`;
  return `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)})" fill="${hollow ? '#ffffff' : colour}" stroke="${colour}" stroke-width="1.8">${said}${shapes[index]}</g>`;
}

/** x of so many years within a panel. */
function across(years: number): number {
  const share = Math.log(Math.max(LEAST, Math.min(MOST, years)) / LEAST) / Math.log(MOST / LEAST);
  return share * PANEL;
}

interface Row {
  readonly place: Place;
  readonly y: number;
  readonly first: boolean;
}

/** Places from the top down, a gap before each board. */
function layOut(all: readonly Projection[]): { rows: Row[]; height: number } {
  let y = TOP;
  let board = '';
  const rows = [...new Set(all.map(({ place }) => place))].map((place) => {
    const first = place.board !== board;
    board = place.board;
    y += first ? GROUP : ROW;
    return { place, y, first };
  });
  return { rows, height: y + ROW - TOP };
}

function drawRow(row: readonly Projection[], left: number, y: number): string {
  const places = row.map(({ years }) => left + across(years));
  const colour = COLOURS[HEARTBEATS.indexOf(SHOWN)] ?? INK;
  const short = row.every(({ years }) => years < LEAST);
  return [
    line(Math.min(...places), y, Math.max(...places), y, `stroke="#9a9a9a" stroke-width="1.2"`),
    ...row.map((one, i) =>
      mark(
        places[i] ?? left,
        y,
        HEARTBEATS.indexOf(one.heartbeat as 1),
        one.fails,
        `${caseName(one)}: ${lifeName(one.years)}${one.years < 1 / 12 ? '' : ' years'}`,
      ),
    ),
    short ? text(left + 12, y + 4, lifeName(Math.max(...row.map(({ years }) => years))), ' font-size="11"') : '',
    ...row
      .filter(({ heartbeat }) => heartbeat === SHOWN)
      .map(({ years }) =>
        text(left + PANEL + 32, y + 4, lifeName(years), ` text-anchor="end" font-size="11.5" fill="${colour}"`),
      ),
  ].join('');
}

function drawPanel(
  index: number,
  left: number,
  rows: readonly Row[],
  height: number,
  all: readonly Projection[],
): string {
  const water = WATERS[index];
  const limit = left + across(amount('standard'));
  const goal = left + across(GOAL);
  const bottom = TOP + height;
  return [
    text(left, TOP - 24, water?.name ?? '', ' font-size="13.5" font-weight="bold"'),
    `<rect x="${left}" y="${TOP}" width="${(limit - left).toFixed(1)}" height="${height}" fill="${SHADE}"/>`,
    ...TICKS.flatMap((years) => [
      line(left + across(years), TOP, left + across(years), bottom, `stroke="${FAINT}"`),
      text(left + across(years), bottom + 17, String(years), ' text-anchor="middle" font-size="12"'),
    ]),
    line(goal, TOP, goal, bottom, `stroke="${INK}" stroke-width="1" stroke-dasharray="3 4"`),
    line(limit, TOP - 6, limit, bottom, `stroke="${INK}" stroke-width="2"`),
    text(limit, TOP - 9, `${amount('standard')} years`, ' text-anchor="middle" font-size="11.5" font-weight="bold"'),
    text(
      left + PANEL + 32,
      TOP - 9,
      `${SHOWN} h`,
      ` text-anchor="end" font-size="11.5" fill="${COLOURS[HEARTBEATS.indexOf(SHOWN)]}"`,
    ),
    text(left + PANEL / 2, bottom + 36, 'years on one cell', ' text-anchor="middle" font-size="12"'),
    ...rows.map(({ place, y }) =>
      drawRow(
        all.filter((one) => one.place === place && one.water === water),
        left,
        y,
      ),
    ),
  ].join('\n');
}

function legend(y: number): string {
  let x = MARGIN;
  const parts = [text(x, y + 4, 'A status every', ' font-size="12.5"')];
  x += 108;
  for (const [i, hours] of HEARTBEATS.entries()) {
    parts.push(mark(x, y, i, false, ''), text(x + 11, y + 4, `${hours} h`, ' font-size="12.5"'));
    x += 62;
  }
  parts.push(mark(x + 14, y, 2, true, ''));
  parts.push(
    text(
      x + 26,
      y + 4,
      `hollow, in the shade: below the ${amount('standard')} years of GB/T 41401-2022; dotted line: ${GOAL} years`,
      ' font-size="12.5"',
    ),
  );
  return parts.join('');
}

/** The whole projection as one SVG: a row for each board and link, a panel for each water sensor, a mark for each case. */
export function picture(all: readonly Projection[], { passes, openings }: Traffic): string {
  const { rows, height } = layOut(all);
  const width = MARGIN + LABELS + WATERS.length * (PANEL + GAP) + MARGIN / 2;
  const panels = WATERS.map((_, i) => drawPanel(i, MARGIN + LABELS + i * (PANEL + GAP), rows, height, all));
  const labels = rows.flatMap(({ place, y, first }) => [
    first ? text(MARGIN, y - 18, place.board, ' font-size="13" font-weight="bold"') : '',
    text(MARGIN + 10, y + 4, placeName(place), ' font-size="12.5"'),
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${TOP + height + BOTTOM}" viewBox="0 0 ${width} ${TOP + height + BOTTOM}" font-family="Helvetica, Arial, 'DejaVu Sans', sans-serif" fill="${INK}">`,
    '<title>Projected life of a Lidwatch node</title>',
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    text(MARGIN, 36, 'How long a node lives on one cell', ' font-size="20" font-weight="bold"'),
    text(
      MARGIN,
      57,
      `${amount('usable')} % of a 19 Ah cell; ${passes} vehicles a day wake the node, the cover is opened ${openings} times a year. The firmware's own core and ledger, run in virtual time.`,
      ' font-size="12.5"',
    ),
    legend(82),
    ...panels,
    ...labels,
    '</svg>',
    '',
  ].join('\n');
}
