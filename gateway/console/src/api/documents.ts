import type { Role } from './roles.ts';
import type { PartStatus } from './words.ts';

/**
 * What the API answers, as far as pages read it: here and in the files beside it, by what they are of. Written anew, so that no page
 * needs the gateway's code to be checked or built; tests/console holds them to its schemas. Times are RFC 3339 in UTC.
 */
export type Time = string;

export interface SessionUser {
  readonly name: string;
  readonly role: Role;
  readonly unit: string | null;
  readonly language: string | null;
}

export interface SessionDocument {
  readonly state: 'first-start' | 'anonymous' | 'signed-in';
  readonly user: SessionUser | null;
  readonly csrf: string | null;
  readonly gateway: string;
  readonly version: string;
}

/** What the configuration says of the console. */
export interface ConsoleDocument {
  readonly title: string;
  readonly basemap: { readonly kind: 'pmtiles' | 'geojson'; readonly url: string } | null;
  readonly center: { readonly lat: number; readonly lon: number } | null;
  readonly zoom: number | null;
}

export interface Part {
  readonly part: string;
  readonly status: PartStatus;
  readonly since: Time;
  readonly reason?: string;
  readonly nextAttempt?: Time;
}
