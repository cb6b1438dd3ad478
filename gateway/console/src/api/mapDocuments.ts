import type { Time } from './documents.ts';
import type { Condition, RiskLevel, RiskPart, Severity } from './words.ts';

/** cover, lat, lon, worst severity, condition, heard (ms, 0: never), incident, unit */
type MapRow = readonly [
  cover: string,
  lat: number,
  lon: number,
  severity: Severity | '',
  condition: Condition,
  heardAt: number,
  incident: string,
  unit: string,
];

/** An open incident that is at no cover: incident, lat, lon, severity */
type ElsewhereRow = readonly [incident: string, lat: number, lon: number, severity: Severity];

export interface MapDocument {
  readonly covers: readonly MapRow[];
  readonly elsewhere: readonly ElsewhereRow[];
  readonly center: { readonly lat: number; readonly lon: number } | null;
}

/** lon, lat; the first and the last are the same (RFC 7946) */
export type Ring = readonly (readonly number[])[];

export interface RiskCell {
  readonly cell: string;
  readonly name: string;
  /** null where nobody has drawn it */
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }
    | null;
  readonly covers: number;
  readonly score: number;
  readonly level: RiskLevel;
  readonly parts: readonly { readonly part: RiskPart; readonly count: number; readonly points: number }[];
}

export interface RiskDocument {
  readonly at: Time;
  readonly weights: {
    readonly events: Readonly<Record<Severity, number>> & { readonly most: number };
    readonly overdue: { readonly yellow: number; readonly red: number; readonly most: number };
    readonly water: { readonly rising: number; readonly fast: number; readonly soon: number; readonly most: number };
    readonly rattling: { readonly cover: number; readonly most: number };
    readonly silent: { readonly node: number; readonly most: number };
  };
  readonly levels: { readonly raised: number; readonly high: number; readonly severe: number };
  readonly unplaced: number;
  readonly cells: readonly RiskCell[];
}
