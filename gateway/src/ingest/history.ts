import { type Sample, shaped } from '../detect/types.ts';
import type { Reading } from '../store/types.ts';
import { flagged, SCALARS, sharedBySeries, triggered } from './samples.ts';

/**
 * Stored readings as the samples that they were, in the order in which they were stored: those of one frame stand
 * together, and only the last of them has the frame's flags.
 */
export function samplesFrom(readings: readonly Reading[]): readonly Sample[] {
  const samples: Sample[] = [];
  let newest: Reading | undefined;
  for (const reading of readings.toReversed()) {
    if (reading.flags !== undefined) newest = reading;
    // its frame's flags lie beyond the span: without them nothing is known of it
    if (newest?.flags === undefined || newest.receivedAt !== reading.receivedAt) continue;
    const flags = flagged(newest.flags);
    samples.push(
      shaped({
        ...valuesOf(reading),
        ...(reading === newest
          ? { ...flags, ...triggered(newest.trigger) }
          : { until: newest.at, ...sharedBySeries(flags, newest.trigger) }),
      }),
    );
  }
  return samples.reverse();
}

function valuesOf(reading: Reading): Sample {
  const sample: { -readonly [K in keyof Sample]: Sample[K] } = { at: reading.at };
  for (const name of SCALARS) {
    const value = reading[name];
    if (value !== undefined) sample[name] = value;
  }
  return sample;
}
