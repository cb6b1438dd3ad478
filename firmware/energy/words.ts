import type { Case, Place } from './cases.ts';

/** A place in words, without its board. */
export function placeName({ link, coverage }: Place): string {
  return `${link.name}, ${coverage}`;
}

export function caseName({ place, water, heartbeat }: Case): string {
  return `${place.board}, ${placeName(place)}, ${water.name}, every ${heartbeat} h`;
}

/** Years as a person says them: days below a month. */
export function lifeName(years: number): string {
  if (years < 1 / 12) return `${Math.max(1, Math.round(years * 365))} d`;
  return years < 10 ? years.toFixed(1) : String(Math.round(years));
}
