import type { Target } from '../../compare/targets.ts';
import type { Evaluation, SetReport } from '../../evaluation.ts';
import { figure, percent, setTitle, span } from '../format.ts';
import { html, type Markup } from '../html.ts';
import { table } from '../table.ts';

/** What was promised, and whether it holds. */
export function headline(evaluation: Evaluation): Markup {
  const { targets, met, sets } = evaluation;
  const missed = targets.filter((target) => target.met === false).length;
  const untold = targets.filter((target) => target.met === null).length;
  const verdict = met
    ? `All ${targets.length - untold} targets hold`
    : `${missed} of ${targets.length} targets do not hold`;
  const rows = [...new Set(targets.map(({ what }) => what))];
  const judged = sets.filter(({ name }) => targets.some(({ set }) => set === name));
  return html`<p class="verdict ${met ? 'good' : 'bad'}">${verdict}${untold > 0 ? `; ${untold} could not be told` : ''}</p>
${cards(sets)}
${table({
  caption:
    'Targets, as they were set before any figure was read. Beneath each figure: the naive detector on the same frames.',
  columns: [
    { title: 'target', cell: (what) => what },
    {
      title: 'wanted',
      isText: true,
      cell: (what) => [...new Set(targets.filter((one) => one.what === what).map(({ wanted }) => wanted))].join('; '),
    },
    ...judged.map((set) => ({
      title: setTitle(set),
      cell: (what: string) =>
        cell(
          targets.find((one) => one.what === what && one.set === set.name),
          set,
        ),
    })),
  ],
  rows,
})}`;
}

function cards(sets: readonly SetReport[]): Markup {
  const sum = (of: (set: SetReport) => number) => sets.reduce((total, set) => total + of(set), 0);
  const required = sum(({ figures }) => figures.gateway.all.required);
  const found = sum(({ figures }) => figures.gateway.all.found);
  const told: readonly (readonly [string, string])[] = [
    ['cover-days', figure(Math.round(sum(({ figures }) => figures.coverDays)))],
    ['cities', figure(sum(({ figures }) => figures.jobs))],
    ['had to be found', figure(required)],
    ['were missed', figure(required - found)],
    ['false alarms', figure(sum(({ figures }) => figures.gateway.all.events.false))],
    [
      'naive: missed, of what it has a rule for',
      figure(sum(({ figures }) => figures.naive.all.required - figures.naive.all.found)),
    ],
    ['naive: false alarms', figure(sum(({ figures }) => figures.naive.all.events.false))],
  ];
  return html`<div class="cards">${told.map(([what, value]) => html`<div class="card"><b>${value}</b>${what}</div>`)}</div>
<p class="soft">Over all sets together, those of bad links, too.</p>`;
}

function cell(target: Target | undefined, set: SetReport): Markup {
  if (!target) return html``;
  const [style, word] =
    target.met === null ? ['unknown', 'not told'] : target.met ? ['good', '✓ met'] : ['bad', '✗ not met'];
  return html`<b>${shown(target, target.value)}</b> <span class="${style}">${word}</span><small>naive ${shown(target, plainValue(target, set))}</small>`;
}

function shown({ unit }: Target, value: number | null): string {
  return unit === 'share' ? percent(value) : unit === 'ms' ? span(value) : figure(value);
}

/** What the naive detector has in the place of it. */
function plainValue({ what, unit }: Target, { figures: { naive } }: SetReport): number | null {
  if (unit === 'rate') return naive.all.falseRate;
  if (unit === 'ms') return what.endsWith('p50') ? naive.alarms.latency.p50 : naive.alarms.latency.p95;
  return naive.rules[what.replace('recall of ', '')]?.recall ?? null;
}
