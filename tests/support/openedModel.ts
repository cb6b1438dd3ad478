import type { Hold, Phase, Rule, Sample } from '../../gateway/src/detect/types.ts';

/** What happens to a rule, in the order of time: a sample, under rules that let it raise or not, or a person lets it go. */
export type Happening = { readonly sample: Sample; readonly enabled: boolean } | { readonly released: number };

interface Told {
  readonly kind: 'raised' | 'cleared';
  readonly onset: number;
  readonly at: number;
  readonly signal: 'tilt' | 'hall';
  readonly value: number | null;
  readonly peak: number | null;
}

interface Expected {
  readonly told: readonly Told[];
  readonly phase: Phase;
}

interface Seen {
  readonly at: number;
  readonly tilt: number | undefined;
  readonly hall: boolean | undefined;
  readonly mayRaise: boolean;
}

function seenIn(happening: Happening): Seen | undefined {
  if ('released' in happening) return undefined;
  const { at, tilt, hallOpen: hall, maintenance, zeroUnknown, motionFault } = happening.sample;
  const isKnown = zeroUnknown !== true && motionFault !== true;
  return { at, tilt: isKnown ? tilt : undefined, hall, mayRaise: happening.enabled && maintenance !== true };
}

function isLong(hold: Hold, run: readonly Seen[], times: number): boolean {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return false;
  return 'samples' in hold ? run.length >= hold.samples * times : last.at - first.at >= hold.ms * times;
}

function peakOf(samples: readonly Seen[]): number | null {
  const tilts = samples.flatMap(({ tilt }) => tilt ?? []);
  return tilts.length === 0 ? null : Math.max(...tilts);
}

/**
 * What cover.opened must say of a history, straight from its description, by looking back over the whole of it from each
 * of its samples; the machine under test looks ahead, one sample at a time.
 */
export function expectedOf(rule: Rule, history: readonly Happening[]): Expected {
  const all = history.map(seenIn);
  const told: Told[] = [];

  const isBeyond = ({ tilt, hall }: Seen): boolean => hall === true || (tilt !== undefined && tilt >= rule.raise);
  const signalOf = ({ tilt }: Seen) => (tilt !== undefined && tilt >= rule.raise ? 'tilt' : 'hall');

  /** The streak beyond the raise level that ends at `end`, unless something behind `from` has broken it. */
  function upTo(end: number, from: number): readonly Seen[] {
    const run: Seen[] = [];
    let closed: number | undefined;
    for (let i = end; i >= from; i -= 1) {
      const seen = all[i];
      // a release where nothing was raised
      if (!seen) continue;
      if (!seen.mayRaise) break;
      if (isBeyond(seen)) {
        // a switch at rest ends what the switch had begun, where no level is known
        if (closed !== undefined && signalOf(seen) === 'hall') break;
        closed = undefined;
        run.unshift(seen);
      } else if (seen.tilt !== undefined) break;
      else if (seen.hall === false) closed = i;
    }
    return run;
  }

  /** undefined: it says nothing */
  function isClear({ tilt, hall }: Seen, raisedBy: 'tilt' | 'hall'): boolean | undefined {
    if (hall === true) return false;
    if (tilt !== undefined) return tilt < rule.clear;
    return hall === false && raisedBy === 'hall' ? true : undefined;
  }

  function downTo(end: number, from: number, raisedBy: 'tilt' | 'hall'): readonly Seen[] {
    const run: Seen[] = [];
    for (let i = end; i >= from; i -= 1) {
      const seen = all[i];
      const clear = seen && isClear(seen, raisedBy);
      if (clear === false) break;
      if (seen && clear) run.unshift(seen);
    }
    return run;
  }

  let from = 0;
  let flaps = 0;
  let clearedAt = Number.NEGATIVE_INFINITY;
  for (;;) {
    const end = all.findIndex((seen, i) => i >= from && seen && isBeyond(seen) && isLong(rule.hold, upTo(i, from), 1));
    const last = all[end];
    if (!last) return { told, phase: upTo(all.length - 1, from).length > 0 ? 'pending' : 'normal' };
    const [first] = upTo(end, from);
    const onset = first?.at ?? 0;
    const start = all.indexOf(first);
    const signal = signalOf(last);
    const peakUpTo = (i: number) => peakOf(all.slice(start, i + 1).flatMap((seen) => seen ?? []));
    flaps = rule.damping > 0 && last.at <= clearedAt + rule.damping ? Math.min(flaps + 1, 6) : 0;
    told.push({ kind: 'raised', onset, at: last.at, signal, value: last.tilt ?? null, peak: peakUpTo(end) });

    const over = history.findIndex((happening, i) => {
      if (i <= end) return false;
      const seen = all[i];
      if (!seen) return 'released' in happening;
      const run = downTo(i, end + 1, signal);
      return !rule.latching && run.at(-1) === seen && isLong(rule.clearHold, run, 2 ** flaps);
    });
    const happening = history[over];
    if (!happening) {
      const isClearing = !rule.latching && downTo(all.length - 1, end + 1, signal).length > 0;
      return { told, phase: isClearing ? 'clearing' : 'raised' };
    }
    const seen = all[over];
    const at = 'released' in happening ? happening.released : happening.sample.at;
    told.push({ kind: 'cleared', onset, at, signal, value: seen?.tilt ?? null, peak: peakUpTo(over) });
    if (seen) {
      clearedAt = at;
      from = over + 1;
    } else {
      // what was until then is of the event that was let go; nothing is held against the next
      clearedAt = Number.NEGATIVE_INFINITY;
      const next = all.findIndex((one, i) => i > over && one !== undefined && one.at > at);
      from = next < 0 ? all.length : next;
    }
  }
}
