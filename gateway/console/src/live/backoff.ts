/** How long to wait before the next attempt, ms: doubling up to a ceiling, a half of it by chance, so that not all come at once. */
export function waitFor(attempt: number, random: () => number): number {
  const full = Math.min(FIRST_MS * 2 ** attempt, CEILING_MS);
  return Math.round(full / 2 + (full / 2) * random());
}

const FIRST_MS = 1_000;
const CEILING_MS = 20_000;
