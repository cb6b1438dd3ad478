import { SETTINGS } from '@lidwatch/protocol';
import type { VirtualTime } from '../clock/virtualTime.ts';
import { crossings } from '../physics/crossings.ts';
import type { Episode, Lid } from '../physics/lid.ts';
import { RHYTHMS, type RhythmName, stretched } from '../physics/rhythm.ts';
import { blowShare, nextArrival, type Play, RATTLING, SEATED, STREETS } from '../physics/traffic.ts';
import type { Stream } from '../random/stream.ts';
import type { CoverSpec } from '../scenario/types.ts';
import type { TruthLevels } from '../truth/levels.ts';
import type { Reading, TruthKind } from '../truth/truth.ts';

interface StreetOptions {
  readonly time: VirtualTime;
  readonly random: Stream;
  readonly spec: CoverSpec;
  readonly rhythm: RhythmName;
  readonly lid: Lid;
  /** nobody drives over it now: it is worked on, parked on, or not in its frame */
  readonly closed: () => boolean;
  readonly passed: (pass: Episode) => void;
  readonly levels: TruthLevels | undefined;
  readonly tell: (what: TruthKind, reading?: Reading) => void;
}

/** The street over a cover: who drives over it, and how loosely it lies. */
export interface Street {
  start(): void;
  traffic(perDay: number): void;
  rattle(on: boolean): void;
  /** It works loose in `ms`, until a `share` of the passes bangs with `gain` times the peak. */
  loosen(share: number, gain: number, ms: number): void;
}

/** places between tight and loose at which the truth looks */
const PARTS = 400;

export function createStreet({ time, random, spec, rhythm, lid, closed, passed, levels, tell }: StreetOptions): Street {
  const { now } = time;
  const street = STREETS[spec.street];
  const impact = (spec.settings.impactLevel ?? SETTINGS.impactLevel.fallback) * 10;
  let perDay = spec.traffic;
  let from: Play = spec.rattling ? RATTLING : SEATED;
  let to = from;
  let start = 0;
  let end = 0;
  let nextPass = 0;
  let told = 0;

  function playAt(t: number): Play {
    if (t >= end) return to;
    const part = (t - start) / (end - start);
    return {
      share: from.share + (to.share - from.share) * part,
      gain: from.gain + (to.gain - from.gain) * part,
    };
  }

  function schedule(): void {
    time.cancel(nextPass);
    const wait = stretched(RHYTHMS[rhythm], now(), nextArrival(random, perDay));
    nextPass = wait === Infinity ? 0 : time.after(wait, drive);
  }

  function drive(): void {
    if (!closed()) {
      const pass = lid.pass(now(), street, playAt(now()));
      passed(pass);
      tell('pass', { peak: pass.peak });
    }
    schedule();
  }

  function become(play: Play, ms: number): void {
    from = playAt(now());
    to = play;
    start = now();
    end = start + ms;
    foresee();
  }

  /** When the blows of a day will have grown so much that the lid counts as loose. */
  function foresee(): void {
    time.cancel(told);
    if (!levels) return;
    const { growth, least } = levels.rattling;
    const blows = (play: Play) => perDay * blowShare(street, play, impact);
    const usual = blows(from);
    const enough = Math.max(growth * usual, least);
    const tellBlows = () => tell('rattles', { blows: blows(playAt(now())) });
    if (end === now()) {
      if (usual < enough && blows(to) >= enough) tellBlows();
      return;
    }
    const [first] = crossings((t) => blows(playAt(t)), [enough], now(), end, Math.max(1, (end - now()) / PARTS));
    if (first?.up) told = time.at(first.at, tellBlows);
  }

  return {
    start: schedule,
    traffic(vehicles) {
      perDay = vehicles;
      schedule();
    },
    rattle: (on) => become(on ? RATTLING : SEATED, 0),
    loosen: (share, gain, ms) => become({ share, gain }, ms),
  };
}
