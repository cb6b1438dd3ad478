import type { ProblemDetails } from '../api/problem.ts';
import type { Entered } from './entered.ts';

/** The pure part of what waits: order, bounds, what is sent next, what an answer makes of it. */

/** More than a crew enters in a shift without coverage. */
export const MOST = 100;
/** What a phone can be asked to keep. */
export const MOST_BYTES = 60 * 1024 * 1024;

export type Full = 'too-many' | 'too-large';

function bytesOf(all: readonly Entered[]): number {
  return all.reduce((sum, { photos }) => sum + photos.reduce((some, { bytes }) => some + bytes.byteLength, 0), 0);
}

/** Why one more has no room; undefined where it has. */
export function fullness(all: readonly Entered[], one: Entered): Full | undefined {
  if (all.length >= MOST) return 'too-many';
  return bytesOf([...all, one]) > MOST_BYTES ? 'too-large' : undefined;
}

/** In the order in which they were entered. */
export function ordered(all: readonly Entered[]): readonly Entered[] {
  return all.toSorted((one, other) => one.enteredAt - other.enteredAt || (one.key < other.key ? -1 : 1));
}

/** The next that this user's phone sends. What was refused waits for a person, and holds up nothing else. */
export function nextOf(all: readonly Entered[], user: string): Entered | undefined {
  return ordered(all).find((one) => one.user === user && one.refused === undefined);
}

/** What an answer that was no success means: send it again later, again at once with its photos anew, or never by itself. */
export type Verdict = 'later' | 'signed-out' | 'photos-gone' | 'refused';

/** What comes from the network, or from a gateway that cannot just now, and not from what was entered. */
const PASSING = new Set(['unreachable', 'too-many-requests', 'store-unavailable', 'csrf', 'not-understood']);

export function verdictOf({ name, status, errors = [] }: ProblemDetails): Verdict {
  if (name === 'unauthorized') return 'signed-out';
  if (PASSING.has(name) || status >= 500 || status === 408) return 'later';
  if (name === 'invalid-body' && errors.some((error) => /^photos\.\d+$/.test(error.name))) return 'photos-gone';
  return 'refused';
}

/** The gateway keeps a photo that nothing names for a while only: behind that it has to be sent anew. */
export function withoutPhotoIds(one: Entered): Entered {
  return { ...one, photos: one.photos.map(({ bytes, type }) => ({ bytes, type })) };
}

export function withPhotoId(one: Entered, at: number, id: string): Entered {
  return { ...one, photos: one.photos.map((photo, i) => (i === at ? { ...photo, id } : photo)) };
}

/** The body that is sent, with its photos by their ids; of what was not sent at once with when it was entered. */
export function bodyOf({ key, enteredAt, what, photos }: Entered, hasWaited: boolean): Record<string, unknown> {
  const ids = photos.flatMap(({ id }) => id ?? []);
  return {
    ...(what.kind === 'act' ? what.act : what.sighting),
    ...(ids.length === 0 ? {} : { photos: ids }),
    key,
    ...(hasWaited ? { enteredAt: new Date(enteredAt).toISOString() } : {}),
  };
}

export function pathOf({ what }: Pick<Entered, 'what'>): string {
  return what.kind === 'act' ? `/api/incidents/${what.incident}/acts` : '/api/incidents';
}

/** 16 bytes as text: as many names as nobody runs into twice. crypto.randomUUID is not there over plain HTTP. */
export function keyOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
