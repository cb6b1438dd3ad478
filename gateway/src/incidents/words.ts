/** What is wrong, the most pressing first. */
export const MATTERS = [
  'missing',
  'open',
  'displaced',
  'tilted',
  'flooding',
  'damaged',
  'noisy',
  'node',
  'other',
] as const;
export type Matter = (typeof MATTERS)[number];

/** Where it came from: an event of detection, a resident, or somebody of the city in the street. */
export const ORIGINS = ['event', 'resident', 'patrol'] as const;
export type Origin = (typeof ORIGINS)[number];

export const RESULTS = ['resolved', 'false-alarm', 'duplicate'] as const;
export type Result = (typeof RESULTS)[number];

export const CARDS = ['none', 'yellow', 'red'] as const;
export type Card = (typeof CARDS)[number];

export interface Place {
  readonly lat: number;
  readonly lon: number;
  readonly address?: string | undefined;
}
