import { risk, toRisk } from '../../gateway/src/config/risk.ts';
import type {
  CellShape,
  PlacedCover,
  RiskEvent,
  RiskIncident,
  RiskSettings,
  RiskSource,
} from '../../gateway/src/risk/types.ts';

/** The settings of a configuration that says nothing, with what a test wants otherwise. */
export function riskSettings(more: Partial<RiskSettings> = {}): RiskSettings {
  return { ...toRisk(risk.parse({}), undefined), ...more };
}

export function square(cell: string, west: number, south: number, size = 1): CellShape {
  const [east, north] = [west + size, south + size];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const;
  return { cell, geometry: { type: 'Polygon', coordinates: [ring] } };
}

export function placed(cover: string, lat?: number, lon?: number, cell?: string): PlacedCover {
  return { cover, cell, lat, lon };
}

export function happening(cover: string, rule: RiskEvent['rule'], more: Partial<RiskEvent> = {}): RiskEvent {
  return { cover, rule, severity: 'major', peak: null, ...more };
}

interface Facts {
  covers: readonly PlacedCover[];
  open: readonly RiskEvent[];
  water: readonly RiskEvent[];
  carded: readonly RiskIncident[];
  stamp: string;
  /** how often covers and events were read */
  read: { covers: number; events: number };
}

/** Facts in the hand of a test. */
export function riskSource(more: Partial<Facts> = {}): RiskSource & { readonly facts: Facts } {
  const facts: Facts = {
    covers: [],
    open: [],
    water: [],
    carded: [],
    stamp: '1',
    read: { covers: 0, events: 0 },
    ...more,
  };
  return {
    facts,
    stamp: () => facts.stamp,
    covers(after, limit) {
      facts.read.covers += 1;
      return facts.covers.filter(({ cover }) => cover > after).slice(0, limit);
    },
    openEvents() {
      facts.read.events += 1;
      return facts.open;
    },
    waterSince: () => facts.water,
    carded: () => facts.carded,
  };
}
