export interface Levelled {
  readonly at: number;
  readonly water: number;
}

/** A plain threshold: so many samples in a row at or over `raise`, over again below `clear` for three. Its onsets. */
export function plainThreshold(samples: readonly Levelled[], raise: number, clear: number, hold: number): number[] {
  const onsets: number[] = [];
  let isRaised = false;
  let run = 0;
  let first = 0;
  for (const { at, water } of samples) {
    const goesOn = isRaised ? water < clear : water >= raise;
    if (goesOn && run === 0) first = at;
    run = goesOn ? run + 1 : 0;
    if (run < (isRaised ? 3 : hold)) continue;
    if (!isRaised) onsets.push(first);
    isRaised = !isRaised;
    run = 0;
  }
  return onsets;
}

/** Where samples stay at or over `level` for three in a row for the first time: the times of the first and the third. */
export function qualifying(samples: readonly Levelled[], level: number): readonly [number, number] | undefined {
  const third = samples.findIndex((_, i) => i >= 2 && [0, 1, 2].every((n) => (samples[i - n]?.water ?? 0) >= level));
  const [a, c] = [samples[third - 2], samples[third]];
  return a && c ? [a.at, c.at] : undefined;
}
