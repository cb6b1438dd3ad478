import type { ToldSample } from './evidence.ts';

/** What a row of good samples says. */
interface ToldStreak {
  /** event times of the first and the last */
  readonly from: number;
  readonly to: number;
  readonly samples: number;
  /** the largest angle, deg */
  readonly tilt: number;
  /** the last of them was told in maintenance */
  readonly isAtWork: boolean;
  /** the first behind which none was told in maintenance: from here on silence speaks */
  readonly armed: ToldSample | undefined;
}

/** Samples in a row of which each says that the cover lies well. */
export interface Streak {
  add(sample: ToldSample): void;
  end(): void;
  /** event time of the last; before all time where there is none */
  until(): number;
  told(): ToldStreak | undefined;
}

export function createStreak(): Streak {
  let told: ToldStreak | undefined;

  function begin({ at, tilt = 0 }: ToldSample): ToldStreak {
    return { from: at, to: at, samples: 0, tilt, isAtWork: false, armed: undefined };
  }

  return {
    add(sample) {
      const { flags, at, tilt = 0 } = sample;
      // one without flags of its own does not say that the switch is closed: it may stand between two that do
      if (!flags && !told) return;
      const before = told ?? begin(sample);
      const isAtWork = flags?.maintenance ?? before.isAtWork;
      const armed = isAtWork ? undefined : (before.armed ?? (flags ? sample : undefined));
      const most = Math.max(before.tilt, tilt);
      told = { from: before.from, to: at, samples: before.samples + 1, tilt: most, isAtWork, armed };
    },
    end() {
      told = undefined;
    },
    until: () => told?.to ?? Number.NEGATIVE_INFINITY,
    told: () => told,
  };
}
