import type { RuleName, Severity } from '../detect/types.ts';
import {
  type CellRisk,
  RISK_LEVELS,
  RISK_PARTS,
  type RiskEvent,
  type RiskLevel,
  type RiskPart,
  type RiskSettings,
  type RiskWeights,
} from './types.ts';

/** What there is in a cell. */
export interface CellCount {
  readonly bySeverity: Record<Severity, number>;
  yellow: number;
  red: number;
  /** by cover: how soon it overflows, 0 (not soon) to 1 (at once) */
  readonly water: Map<string, number>;
  readonly rattling: Set<string>;
  readonly silent: Set<string>;
}

export function emptyCount(): CellCount {
  const bySeverity = { info: 0, minor: 0, major: 0, critical: 0 };
  return { bySeverity, yellow: 0, red: 0, water: new Map(), rattling: new Set(), silent: new Set() };
}

const PART_OF: { readonly [R in RuleName]?: RiskPart } = {
  'water.rising': 'water',
  'water.high': 'water',
  'water.overflow': 'water',
  'cover.rattling': 'rattling',
  'node.offline': 'silent',
};

/** 1 where it runs over, or is about to; 0 from `soon` minutes on, and where only the level is known. */
function hasteOf({ rule, peak }: RiskEvent, soon: number): number {
  if (rule === 'water.overflow') return 1;
  if (rule !== 'water.rising' || peak === null) return 0;
  return Math.min(1, Math.max(0, 1 - peak / soon));
}

/** A cover counts once in water, by what is worst of it, however many of its events tell of it. */
export function countWater(count: CellCount, event: RiskEvent, weights: RiskWeights): void {
  const haste = hasteOf(event, weights.water.soon);
  count.water.set(event.cover, Math.max(count.water.get(event.cover) ?? 0, haste));
}

export function countEvent(count: CellCount, event: RiskEvent, weights: RiskWeights): void {
  const part = PART_OF[event.rule];
  if (part === 'water') countWater(count, event, weights);
  else if (part === 'rattling') count.rattling.add(event.cover);
  else if (part === 'silent') count.silent.add(event.cover);
  else count.bySeverity[event.severity] += 1;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

function partOf(part: RiskPart, count: CellCount, weights: RiskWeights): { count: number; points: number } {
  switch (part) {
    case 'events': {
      const all = Object.entries(count.bySeverity) as [Severity, number][];
      return {
        count: sum(all.map(([, many]) => many)),
        points: sum(all.map(([severity, many]) => many * weights.events[severity])),
      };
    }
    case 'overdue': {
      const { yellow, red } = count;
      return { count: yellow + red, points: yellow * weights.overdue.yellow + red * weights.overdue.red };
    }
    case 'water': {
      const { rising, fast } = weights.water;
      const points = [...count.water.values()].map((haste) => rising + fast * haste);
      return { count: count.water.size, points: sum(points) };
    }
    case 'rattling':
      return { count: count.rattling.size, points: count.rattling.size * weights.rattling.cover };
    case 'silent':
      return { count: count.silent.size, points: count.silent.size * weights.silent.node };
  }
}

function levelOf(score: number, levels: RiskSettings['levels']): RiskLevel {
  return RISK_LEVELS.findLast((level) => level === 'low' || score >= levels[level]) ?? 'low';
}

/** What formulaOf says, computed. */
export function scoreOf(count: CellCount, settings: RiskSettings): Pick<CellRisk, 'score' | 'level' | 'parts'> {
  const { weights, levels } = settings;
  const parts = RISK_PARTS.map((part) => {
    const found = partOf(part, count, weights);
    return { part, count: found.count, points: tenth(Math.min(weights[part].most, found.points)) };
  });
  const score = tenth(Math.min(100, sum(parts.map(({ points }) => points))));
  return { score, level: levelOf(score, levels), parts };
}
