import type { RiskDocument } from '../../api/mapDocuments.ts';
import { CARDS, type RiskPart, SEVERITIES } from '../../api/words.ts';
import type { Format } from '../../i18n/format.ts';
import type { Words } from '../../i18n/words.en.ts';
import type { MapWords } from './words.en.ts';

const DIGITS = 2;
const LEVELS = ['raised', 'high', 'severe'] as const;

/** How the score of a cell is reckoned, with the weights in force, a line each; the gateway's own text of it is English. */
export function riskFormula(
  { weights, levels }: Pick<RiskDocument, 'weights' | 'levels'>,
  t: MapWords,
  common: Pick<Words, 'severity' | 'card' | 'risk'>,
  format: Pick<Format, 'number'>,
): readonly string[] {
  const { events, overdue, water, rattling, silent } = weights;
  const n = (value: number) => format.number(value, DIGITS);
  const times = (value: number, what: string) => `${n(value)} × ${what}`;
  const parts: Readonly<Record<RiskPart, string>> = {
    events: SEVERITIES.map((name) => times(events[name], common.severity[name])).join(' + '),
    overdue: CARDS.flatMap((card) => (card === 'none' ? [] : times(overdue[card], common.card[card]))).join(' + '),
    water: t.reckoned.water(n(water.rising), n(water.fast), n(water.soon)),
    rattling: times(rattling.cover, t.parts.rattling),
    silent: times(silent.node, t.parts.silent),
  };
  const names = Object.keys(parts) as RiskPart[];
  return [
    t.reckoned.score(names.map((name) => t.parts[name]).join(' + ')),
    ...names.map((name) => t.reckoned.part(t.parts[name], n(weights[name].most), parts[name])),
    ...LEVELS.map((level) => t.reckoned.from(common.risk[level], n(levels[level]))),
  ];
}
