import type { Figures, RuleFigures } from '../evaluate/compare/figures.ts';
import type { Evaluation, SetReport } from '../evaluate/evaluation.ts';
import { setTitle } from '../evaluate/report/format.ts';

/** The figures that matter most, for a terminal. */
export function summaryOf({ sets, targets, met, cases }: Evaluation): string {
  const failed = targets.filter((target) => target.met === false);
  const open = targets.filter((target) => target.met === null).length;
  const holding = targets.length - failed.length - open;
  const verdict = met
    ? `${holding} of ${targets.length} targets hold`
    : `${failed.length} of ${targets.length} targets do not hold`;
  const unknown = open > 0 ? `; ${open} could not be told: nothing happened that they are about` : '';
  return [
    ...sets.flatMap(setLines),
    `${verdict}${unknown}`,
    ...failed.map(({ set, what, wanted, value }) => `  ${set}: ${what} is ${round(value)}, wanted ${wanted}`),
    `${cases.missed} missed, ${cases.falselyRaised} falsely raised; each is listed in the report`,
  ].join('\n');
}

function setLines(set: SetReport): string[] {
  const { figures } = set;
  const { covers, coverDays, cost } = figures;
  const rules = [...new Set([...Object.keys(figures.gateway.rules), ...Object.keys(figures.naive.rules)])].toSorted();
  return [
    `${setTitle(set)}: ${covers} covers, ${Math.round(coverDays)} cover-days, ` +
      `${cost.uplinks.toFixed(1)} frames and ${cost.millijoules.toFixed(0)} mJ a cover-day`,
    `  ${'rule'.padEnd(16)}${'recall'.padStart(18)}${'naive'.padStart(9)}${'false'.padStart(8)}${'naive'.padStart(9)}` +
      `${'p50'.padStart(9)}${'p95'.padStart(9)}`,
    ...rules.map((rule) => ruleLine(rule, figures, rule)),
    ruleLine('all', figures),
  ];
}

function ruleLine(label: string, { gateway, naive }: Figures, rule?: string): string {
  const [ours, plain] = rule === undefined ? [gateway.all, naive.all] : [gateway.rules[rule], naive.rules[rule]];
  const recall = (one: RuleFigures | undefined) => (one?.recall == null ? '-' : percent(one.recall));
  const counted = ours && ours.required > 0 ? ` ${ours.found}/${ours.required}` : '';
  const seconds = (ms: number | null | undefined) => (ms == null ? '-' : `${(ms / 1000).toFixed(1)} s`);
  return (
    `  ${label.padEnd(16)}${(recall(ours) + counted).padStart(18)}${recall(plain).padStart(9)}` +
    `${String(ours?.events.false ?? 0).padStart(8)}${String(plain?.events.false ?? '-').padStart(9)}` +
    `${seconds(ours?.latency.p50).padStart(9)}${seconds(ours?.latency.p95).padStart(9)}`
  );
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}

function round(value: number | null): string {
  return value === null ? '-' : String(Number(value.toFixed(4)));
}
