import { VERDICT } from '../../detect/signals/levelMemory.ts';
import type { ReplayEvent } from '../events.ts';
import type { Levels } from './levels.ts';

const WIDTH = 960;
const HEIGHT = 220;
const LEFT = 56;
const BOTTOM = 22;

/** A level that a rule raises or clears at. */
export interface Line {
  readonly mm: number;
  readonly label: string;
}

interface Scale {
  readonly x: (at: number) => number;
  readonly y: (mm: number) => number;
}

const rounded = (value: number): string => value.toFixed(1);

/** Least and most of each column of pixels: a year of samples is drawn in a thousand strokes, and no spike is lost. */
function strokes({ at, mm, verdicts }: Levels, { x, y }: Scale, isDrawn: (verdict: number) => boolean): string {
  const columns = new Map<number, [number, number]>();
  for (const [i, level] of mm.entries()) {
    if (!isDrawn(verdicts[i] ?? 0)) continue;
    const column = Math.round(x(at[i] ?? 0));
    const seen = columns.get(column);
    if (seen === undefined) columns.set(column, [level, level]);
    else {
      seen[0] = Math.min(seen[0], level);
      seen[1] = Math.max(seen[1], level);
    }
  }
  return [...columns]
    .map(([column, [low, high]]) => `M${column} ${rounded(y(low) + 0.8)}V${rounded(y(high) - 0.8)}`)
    .join('');
}

const isDoubted = (verdict: number): boolean => verdict === VERDICT.doubtful || verdict === VERDICT.spike;
const isTaken = (verdict: number): boolean => verdict === VERDICT.believed || verdict === VERDICT.proven;

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
}

function span(event: ReplayEvent, { x }: Scale, end: number): string {
  const from = x(event.onset);
  const width = Math.max(2, x(event.clearedAt ?? end) - from);
  const title = `<title>${event.rule} ${new Date(event.onset).toISOString()}</title>`;
  return `<rect class="event" x="${rounded(from)}" y="0" width="${rounded(width)}" height="${HEIGHT - BOTTOM}">${title}</rect>`;
}

function levelLine({ mm, label }: Line, { y }: Scale): string {
  const at = rounded(y(mm));
  return `<path class="rule" d="M${LEFT} ${at}H${WIDTH}"/><text x="${WIDTH - 4}" y="${rounded(y(mm) - 3)}" text-anchor="end">${label}</text>`;
}

/** One cover: its levels, the levels of the rules, and its events as bands behind them. */
export function picture(levels: Levels, lines: readonly Line[], events: readonly ReplayEvent[]): string {
  const { at, mm, verdicts } = levels;
  const shown = mm.filter((_, i) => verdicts[i] !== VERDICT.range);
  const [begin, end] = [at[0] ?? 0, at.at(-1) ?? 0];
  const low = Math.min(0, least(shown));
  const high = Math.max(most(shown), lines[0]?.mm ?? 0) * 1.05;
  const x = (time: number) => LEFT + ((time - begin) / Math.max(1, end - begin)) * (WIDTH - LEFT);
  const y = (level: number) => (HEIGHT - BOTTOM) * (1 - (level - low) / Math.max(1, high - low));
  const scale = { x, y };
  const time = (when: number) => new Date(when).toISOString().slice(0, 16).replace('T', ' ');
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">`,
    ...events.map((event) => span(event, scale, end)),
    ...lines.filter((line) => line.mm <= high).map((line) => levelLine(line, scale)),
    `<path class="taken" d="${strokes(levels, scale, isTaken)}"/>`,
    `<path class="doubted" d="${strokes(levels, scale, isDoubted)}"/>`,
    `<text x="0" y="12">${Math.round(high)} mm</text><text x="0" y="${HEIGHT - BOTTOM}">${Math.round(low)} mm</text>`,
    `<text x="${LEFT}" y="${HEIGHT - 4}">${time(begin)}</text>`,
    `<text x="${WIDTH}" y="${HEIGHT - 4}" text-anchor="end">${time(end)}</text>`,
    '</svg>',
  ].join('');
}
