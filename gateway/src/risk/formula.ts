import { RISK_PARTS, type RiskPart, type RiskSettings } from './types.ts';

const HOUR_MS = 3_600_000;

/** How the score of a cell comes about, with the weights in force: what a page shows is what `scoreOf` computes. */
export function formulaOf({ weights, waterFor, levels }: RiskSettings): string {
  const { events, overdue, water, rattling, silent } = weights;
  const parts: Readonly<Record<RiskPart, string>> = {
    events:
      `${events.critical} x critical + ${events.major} x major + ${events.minor} x minor + ${events.info} x info ` +
      '(other open events)',
    overdue: `${overdue.yellow} x yellow + ${overdue.red} x red (open incidents with a card)`,
    water:
      `sum over covers with rising, high or overflowing water, now or within ${hours(waterFor)}, of ` +
      `${water.rising} + ${water.fast} x max(0, 1 - minutes to overflow / ${water.soon})`,
    rattling: `${rattling.cover} x covers that rattle`,
    silent: `${silent.node} x nodes that are silent`,
  };
  const lines = RISK_PARTS.map((part) => `${part} = min(${weights[part].most}, ${parts[part]})`);
  const { raised, high, severe } = levels;
  return [
    `score = min(100, ${RISK_PARTS.join(' + ')})`,
    ...lines,
    `level: raised from ${raised}, high from ${high}, severe from ${severe}`,
  ].join('\n');
}

function hours(ms: number): string {
  return `${Number((ms / HOUR_MS).toFixed(2))} h`;
}
