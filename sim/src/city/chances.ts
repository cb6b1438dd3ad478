import type { VirtualTime } from '../clock/virtualTime.ts';
import { createStream } from '../random/stream.ts';
import { type Action, type ActionKind, decided, lengthOf } from '../scenario/action.ts';
import { drawn } from '../scenario/draw.ts';
import type { Chance, CoverSpec } from '../scenario/types.ts';

interface ChancesOptions {
  readonly time: VirtualTime;
  readonly seed: number;
  readonly chances: readonly Chance[];
  readonly covers: readonly CoverSpec[];
  /** ms before which nothing happens: a node must be there to see it, and have learned its zero */
  readonly installed: number;
  /** index of the cover; undefined for what happens to the whole city */
  readonly act: (index: number | undefined, action: Action) => void;
}

/** Draws each day, on each cover apart, what may happen there. */
export interface Chances {
  start(): void;
}

/** What cannot happen to one cover at once: while the first lasts, the second does not begin. */
type Domain = 'lid' | 'water' | 'node' | 'street';

const DAY = 86_400_000;
const DOMAINS: Partial<Readonly<Record<ActionKind, Domain>>> = {
  flood: 'water',
  obstruct: 'water',
  fail: 'water',
  reset: 'node',
  away: 'node',
  battery: 'node',
  traffic: 'street',
  rattle: 'street',
  loosen: 'street',
};

export function createChances({ time, seed, chances, covers, installed, act }: ChancesOptions): Chances {
  const busy = new Map<string, number>();

  /** One chance on one cover, or on the city: its own stream, so that no other chance moves it. */
  function createDraw(chance: Chance, place: number, index: number | undefined) {
    const cover = index === undefined ? 'city' : (covers[index]?.cover ?? '');
    const random = createStream(seed, `${cover}/chance/${place}`);
    const takesPart = chance.share >= 1 || random.chance(chance.share);

    function begin(): void {
      const { now } = time;
      let at = now();
      let end = at;
      const steps = chance.steps.map(({ after, action }) => {
        at += Math.round(drawn(after, random));
        const decision = decided(action, random);
        end = Math.max(end, at + lengthOf(decision));
        return { at, action: decision };
      });
      const first = steps[0]?.action.kind ?? 'lift';
      const domain = `${cover}/${DOMAINS[first] ?? 'lid'}`;
      if ((busy.get(domain) ?? 0) > now()) return;
      busy.set(domain, end);
      for (const step of steps) {
        if (step.at === now()) act(index, step.action);
        else time.at(step.at, () => act(index, step.action));
      }
    }

    function schedule(from: number, to: number): void {
      if (!takesPart || !random.chance(chance.chance)) return;
      const at = random.between(from, to);
      if (at >= installed) time.at(at, begin);
    }

    return {
      once: () => chance.within && schedule(...chance.within),
      daily(midnight: number) {
        if (!chance.within) schedule(midnight + chance.between[0], midnight + chance.between[1]);
      },
    };
  }

  const draws = chances.flatMap((chance, place) =>
    chance.together
      ? [createDraw(chance, place, undefined)]
      : chance.covers.map((index) => createDraw(chance, place, index)),
  );

  function day(midnight: number): void {
    for (const draw of draws) draw.daily(midnight);
    time.at(midnight + DAY, () => day(midnight + DAY));
  }

  return {
    start() {
      if (draws.length === 0) return;
      for (const draw of draws) draw.once();
      day(0);
    },
  };
}
