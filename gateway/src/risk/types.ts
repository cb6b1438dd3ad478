import type { RuleName, Severity } from '../detect/types.ts';

/** The parts of a cell's score. Each open event counts in one of them only. */
export const RISK_PARTS = ['events', 'overdue', 'water', 'rattling', 'silent'] as const;
export type RiskPart = (typeof RISK_PARTS)[number];

/** the least first */
export const RISK_LEVELS = ['low', 'raised', 'high', 'severe'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** Points of what there is, and at most how many a part adds. */
export interface RiskWeights {
  /** an open event, by its severity, unless it counts in another part */
  readonly events: Readonly<Record<Severity, number>> & { readonly most: number };
  /** an incident near its limit, or past it */
  readonly overdue: { readonly yellow: number; readonly red: number; readonly most: number };
  /** a cover with water.rising, water.high or water.overflow; `fast` more where it overflows at once, none of it from `soon` (min) on */
  readonly water: { readonly rising: number; readonly fast: number; readonly soon: number; readonly most: number };
  readonly rattling: { readonly cover: number; readonly most: number };
  readonly silent: { readonly node: number; readonly most: number };
}

/** `risk:` of gateway.yaml */
export interface RiskSettings {
  readonly cells: CellsSetting;
  readonly weights: RiskWeights;
  /** a rise counts for so long after its end, ms */
  readonly waterFor: number;
  /** the least score of a level */
  readonly levels: Readonly<Record<Exclude<RiskLevel, 'low'>, number>>;
}

/** Shapes of a file; or squares of so many metres. */
export type CellsSetting =
  | { readonly kind: 'shapes'; readonly file: string; readonly shapes: readonly CellShape[] }
  | { readonly kind: 'grid'; readonly metres: number };

/** Longitude and latitude, degrees, WGS 84 (RFC 7946 section 4). */
export type Position = readonly [number, number];
/** The outline first, then holes; each ends where it began. */
export type Rings = readonly (readonly Position[])[];

export type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: Rings }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly Rings[] };

export interface CellShape {
  readonly cell: string;
  readonly geometry: Geometry;
}

export interface PlacedCover {
  readonly cover: string;
  readonly cell: string | undefined;
  readonly lat: number | undefined;
  readonly lon: number | undefined;
}

export interface RiskEvent {
  readonly cover: string;
  readonly rule: RuleName;
  readonly severity: Severity;
  /** of water.rising: the least minutes to the overflow */
  readonly peak: number | null;
}

export interface RiskIncident {
  readonly card: 'yellow' | 'red';
  readonly cover: string | undefined;
  readonly cell: string | undefined;
  readonly lat: number | undefined;
  readonly lon: number | undefined;
}

/** Where the facts come from. */
export interface RiskSource {
  /** changes whenever covers do */
  stamp(): string;
  covers(after: string, limit: number): readonly PlacedCover[];
  openEvents(now: number): readonly RiskEvent[];
  waterSince(at: number): readonly RiskEvent[];
  carded(): readonly RiskIncident[];
}

export interface CellRisk {
  readonly cell: string;
  /** null: covers name it, and no shape does */
  readonly geometry: Geometry | null;
  readonly covers: number;
  /** 0 to 100 */
  readonly score: number;
  readonly level: RiskLevel;
  readonly parts: readonly { readonly part: RiskPart; readonly count: number; readonly points: number }[];
}

export interface RiskMap {
  readonly at: number;
  /** what is computed, made from the weights in force */
  readonly formula: string;
  readonly weights: RiskWeights;
  readonly levels: RiskSettings['levels'];
  /** the highest score first */
  readonly cells: readonly CellRisk[];
  /** covers of which nobody knows where they are */
  readonly unplaced: number;
}
