/** A series of measurements by thirds: what grows without end shows in the last against the middle one. */
export interface Flatness {
  readonly middle: number;
  readonly last: number;
  /** last / middle */
  readonly ratio: number;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

export function flatness(series: readonly number[]): Flatness {
  const third = Math.floor(series.length / 3);
  if (third === 0) throw new Error(`${series.length} measurements are too few`);
  const [middle, last] = [mean(series.slice(third, 2 * third)), mean(series.slice(2 * third))];
  return { middle, last, ratio: last / middle };
}
