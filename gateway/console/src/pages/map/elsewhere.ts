import type { Incident } from '../../api/incidentDocuments.ts';
import type { MapDocument } from '../../api/mapDocuments.ts';
import type { Severity } from '../../api/words.ts';

/** An open incident that is at no cover, only at a place: a resident saw something that nobody watches. */
export interface ElsewherePoint {
  readonly incident: string;
  readonly lat: number;
  readonly lon: number;
  readonly severity: Severity;
}

export interface Elsewhere {
  readonly all: () => readonly ElsewherePoint[];
  load(document: Pick<MapDocument, 'elsewhere'>): void;
  tell(incident: Pick<Incident, 'id' | 'kind' | 'cover' | 'place' | 'severity' | 'closedAt'>): void;
}

export function createElsewhere(): Elsewhere {
  let points: readonly ElsewherePoint[] = [];
  return {
    all: () => points,
    load({ elsewhere }) {
      points = elsewhere.map(([incident, lat, lon, severity]) => ({ incident, lat, lon, severity }));
    },
    tell({ id, kind, cover, place, severity, closedAt }) {
      const others = points.filter(({ incident }) => incident !== id);
      // once somebody has found its cover, that one shows it
      const isHere = closedAt === null && kind === 'cover' && cover === null && place !== null;
      const isKnown = others.length < points.length;
      if (isHere) points = [...others, { incident: id, lat: place.lat, lon: place.lon, severity }];
      else if (isKnown) points = others;
    },
  };
}
