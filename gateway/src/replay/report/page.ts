import { rulesFor } from '../../detect/ruleSettings.ts';
import type { ReplayEvent } from '../events.ts';
import type { ReplayMap } from '../mapSchema.ts';
import type { Replayed } from '../replay.ts';
import type { LevelLog, Levels } from './levels.ts';
import { type Line, picture } from './picture.ts';
import { plainThreshold } from './plainThreshold.ts';

/** More covers than this are counted, and not drawn: a page of a thousand pictures nobody reads. */
const PICTURES = 24;
const HOLDS = [1, 2, 3, 4, 5];
const WATER = ['water.high', 'water.overflow', 'water.rising', 'node.fault'] as const;

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #1c2430; background: #fff }
h1 { font-size: 1.4rem } h2 { font-size: 1.05rem; margin: 2rem 0 .4rem }
table { border-collapse: collapse; margin: .6rem 0 } td, th { padding: .15rem .9rem .15rem 0; text-align: right } td:first-child, th:first-child { text-align: left }
th { font-weight: 600; border-bottom: 1px solid #c4ccd6 }
svg { width: 100%; height: auto; font: 11px system-ui, sans-serif } text { fill: #5a6675 }
.taken { stroke: #1769aa; fill: none; stroke-width: 2 } .doubted { stroke: #c2570c; fill: none; stroke-width: 2 }
.rule { stroke: #8a94a1; stroke-dasharray: 4 4; fill: none } .event { fill: #1769aa; opacity: .16 }
@media (prefers-color-scheme: dark) { body { color: #dde3ea; background: #12171d } text { fill: #9aa6b4 } .taken { stroke: #6ab2ee } .doubted { stroke: #f09a56 } .event { fill: #6ab2ee } }
`;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => ESCAPES[one] ?? one);

function row(cells: readonly (string | number)[], tag = 'td'): string {
  return `<tr>${cells.map((cell) => `<${tag}>${typeof cell === 'number' ? cell.toLocaleString('en') : cell}</${tag}>`).join('')}</tr>`;
}

function countsTable(levels: readonly Levels[], events: readonly ReplayEvent[], raise: number, clear: number): string {
  const plain = HOLDS.map((hold) => levels.reduce((sum, one) => sum + plainThreshold(one, raise, clear, hold), 0));
  const rows = [
    ...WATER.map((rule) => row([rule, events.filter((event) => event.rule === rule).length])),
    ...HOLDS.map((hold, i) => row([`a plain threshold, held ${hold}`, plain[i] ?? 0])),
  ];
  return `<table>${row(['', 'events'], 'th')}${rows.join('')}</table>`;
}

function eventsTable(events: readonly ReplayEvent[]): string {
  const rows = events.map(({ rule, reason, onset, raisedAt, clearedAt, peak }) =>
    row([
      reason === undefined ? rule : `${rule}: ${reason}`,
      new Date(onset).toISOString(),
      `${Math.round((raisedAt - onset) / 1000)} s`,
      clearedAt === undefined ? 'still raised' : new Date(clearedAt).toISOString(),
      peak === null ? '' : String(Math.round(peak)),
    ]),
  );
  if (rows.length === 0) return '';
  return `<table>${row(['rule', 'onset', 'raised after', 'cleared', 'peak'], 'th')}${rows.join('')}</table>`;
}

/** Those with events first, then as they came. */
function drawn(levels: readonly Levels[], events: readonly ReplayEvent[]): readonly Levels[] {
  const eventful = new Set(events.map(({ cover }) => cover));
  return [
    ...levels.filter(({ cover }) => eventful.has(cover)),
    ...levels.filter(({ cover }) => !eventful.has(cover)),
  ].slice(0, PICTURES);
}

/** A page that stands for itself: counts beside a plain threshold, and each cover's levels with what was made of them. */
export function reportPage(file: string, map: ReplayMap, result: Replayed, log: LevelLog): string {
  const rules = rulesFor({ defaults: map.rules, groups: {}, covers: {} }, '');
  const { raise, clear } = rules['water.high'];
  const lines: readonly Line[] = [
    { mm: raise, label: `water.high ${raise} mm` },
    { mm: clear, label: `clear ${clear} mm` },
    { mm: rules['water.overflow'].raise, label: `water.overflow ${rules['water.overflow'].raise} mm` },
  ];
  const water = result.events.filter(({ rule }) => (WATER as readonly string[]).includes(rule));
  const levels = log.all();
  const shown = drawn(levels, water);
  const sections = shown.map((one) => {
    const own = water.filter(({ cover }) => cover === one.cover);
    return `<h2>${escaped(one.cover)}</h2>${picture(one, lines, own)}${eventsTable(own)}`;
  });
  const left = levels.length - shown.length;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(file)}</title><style>${STYLE}</style></head><body>
<h1>${escaped(file)}</h1>
<p>${result.samples.toLocaleString('en')} samples of ${result.covers.length === 1 ? 'one cover' : `${result.covers.length} covers`}, ${new Date(result.from).toISOString()} to ${new Date(result.to).toISOString()}.
Levels that were believed are blue, doubted ones orange, events bands behind them. The plain threshold is ${raise} mm, cleared by three samples below ${clear} mm.</p>
${countsTable(levels, water, raise, clear)}
${sections.join('\n')}
${left > 0 ? `<p>${left} more covers are counted and not drawn.</p>` : ''}
</body></html>
`;
}
