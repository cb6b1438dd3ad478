import { type Sample, shaped } from './sample.ts';

/** What a sample says, as text: two that say the same are the same. */
function said(sample: Sample): string {
  const { at: _at, until: _until, ...says } = shaped(sample);
  return Object.values(says).join(' ');
}

/** Event time at which a sample takes its place among the others: a series stands together, where its newest does. */
export function placeOf({ at, until = at }: Sample): number {
  return until;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Which of two samples of a cover is folded first. */
export function byPlace(a: Sample, b: Sample): number {
  return placeOf(a) - placeOf(b) || a.at - b.at || compare(said(a), said(b));
}

/**
 * The samples of a cover in the one order in which they are folded, whatever order they came in: series by series, each
 * where its newest sample stands. Ages are told in whole seconds and frames are under way for more or less long, so that
 * two series of one node may seem to overlap; what they say then is one after the other all the same. Where two are of
 * one instant, what they say decides. A sample that is there twice is one.
 */
export function inOrder(samples: readonly Sample[]): readonly Sample[] {
  if (samples.length < 2) return samples;
  const sorted = samples.toSorted(byPlace);
  return sorted.filter((sample, i) => {
    const before = sorted[i - 1];
    return before === undefined || before.at !== sample.at || said(before) !== said(sample);
  });
}
