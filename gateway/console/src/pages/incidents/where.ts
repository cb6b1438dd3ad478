import type { Incident } from '../../api/incidentDocuments.ts';

/** Where it is, as people say it: the name of the cover, its number, an address, else the position. */
export function whereOf({
  cover,
  coverName,
  place,
}: Pick<Incident, 'cover' | 'coverName' | 'place'>): string | undefined {
  const named = [coverName, cover].filter(Boolean).join(' · ');
  if (named !== '') return named;
  if (!place) return undefined;
  return place.address ?? positionOf(place);
}

const DIGITS = 5;

export function positionOf({ lat, lon }: { readonly lat: number; readonly lon: number }): string {
  return `${lat.toFixed(DIGITS)}, ${lon.toFixed(DIGITS)}`;
}

/** Opens the map of the phone there. */
export function geoLink({ lat, lon }: { readonly lat: number; readonly lon: number }): string {
  const at = `${lat},${lon}`;
  return `geo:${at}?q=${at}`;
}
