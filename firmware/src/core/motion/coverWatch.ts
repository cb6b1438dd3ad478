import { NONE, TRIGGER } from '@lidwatch/protocol';
import { collect, createSeries, SERIES_LENGTH, type Series } from '../common/series.ts';
import { ABNORMAL, type Memory } from '../store/memory.ts';

/** What the seconds of a look are being collected for. */
const SERIES = { none: 0, beyond: 1, back: 2, after: 3 } as const;

/** Seconds between the samples of a recovery: five span 12 s, so that one frame proves 10 s below the clear level. */
const BACK_PERIOD = 3;

/** Seconds beyond the trigger, one behind the other, that no traffic can feign. */
const TILTED = 2;

/** ms between two alerts of a cover that was moved and lies in its frame again */
const DISPLACED_PAUSE = 600000;

export interface CoverEvents {
  /** `abnormal`: the ABNORMAL bits to add. `series`: null where an angle is unknown; it is reused, copy it. */
  alert(trigger: number, abnormal: number, series: Series | null, period: number): void;
  recovered(series: Series | null, period: number): void;
}

/**
 * The trigger policy: which seconds make an alert. An alert needs five of them in a row, all after something was seen;
 * a cover that is already reported is reported again only when it has moved on by as much as the trigger.
 */
export interface CoverWatch {
  /** a new look */
  begin(): void;
  /** What a second, or a single glance, is worth collecting for: 0 where for nothing. */
  kindOf(angle: number, open: boolean): number;
  /**
   * Takes what one second showed: the clock time; the angle from the zero in 0.1 deg, NONE where no zero or no reading
   * is known; the hall switch sees no magnet; the cover lies still; this look has seen it being lifted, or sliding.
   * Returns whether more seconds are needed.
   */
  feed(now: number, angle: number, open: boolean, still: boolean, lifted: boolean, slid: boolean): boolean;
}

export function createCoverWatch(memory: Memory, events: CoverEvents): CoverWatch {
  const series = createSeries();
  /** seconds of news so far; once they are TILTED they stay so for the rest of the look */
  let tilted = 0;
  /** this look has told of something */
  let told = false;
  let skipped = 0;
  let quietUntil = 0;

  function isTilted(angle: number): boolean {
    // NONE lies below every trigger
    return angle >= memory.settings.tiltTrigger;
  }

  function isAbnormal(bits: number): boolean {
    return (memory.abnormal & bits) !== 0;
  }

  /** Tilted beyond the trigger, and not yet reported there. What was reported without an angle lies NONE away. */
  function isNews(angle: number): boolean {
    return isTilted(angle) && (!isAbnormal(ABNORMAL.tilt) || isTilted(Math.abs(angle - memory.reported)));
  }

  function kindOf(angle: number, open: boolean): number {
    if (isNews(angle) || (open && !isAbnormal(ABNORMAL.hall))) return SERIES.beyond;
    const back =
      isAbnormal(ABNORMAL.tilt | ABNORMAL.hall) &&
      !open &&
      angle < memory.settings.tiltClear &&
      (angle !== NONE || !isAbnormal(ABNORMAL.tilt));
    return back ? SERIES.back : SERIES.none;
  }

  function known(): Series | null {
    for (let i = 0; i < series.length; i += 1) {
      if (series.values[i] === NONE) return null;
    }
    return series;
  }

  function complete(kind: number, now: number, angle: number, open: boolean, lifted: boolean): void {
    told = true;
    if (kind === SERIES.back) {
      events.recovered(known(), BACK_PERIOD);
      return;
    }
    let trigger: number = lifted ? TRIGGER.lift : TRIGGER.tilt;
    if (open && !isAbnormal(ABNORMAL.hall)) trigger = TRIGGER.hall;
    if (kind === SERIES.after) {
      quietUntil = now + DISPLACED_PAUSE;
      trigger = tilted === TILTED ? TRIGGER.lift : TRIGGER.slide;
    }
    events.alert(trigger, (isTilted(angle) ? ABNORMAL.tilt : 0) | (open ? ABNORMAL.hall : 0), known(), 1);
  }

  function feed(now: number, angle: number, open: boolean, still: boolean, lifted: boolean, slid: boolean): boolean {
    let kind = kindOf(angle, open);
    if (tilted < TILTED) tilted = isNews(angle) ? tilted + 1 : 0;
    // it was moved, lies within its limits again, and this look has not told of it yet
    const displaced =
      kind === SERIES.none &&
      !told &&
      (tilted === TILTED || slid) &&
      !isAbnormal(ABNORMAL.tilt | ABNORMAL.hall) &&
      now >= quietUntil;
    if (displaced && still) kind = SERIES.after;
    // a recovery uses every third second
    skipped = kind === SERIES.back && kind === series.kind ? (skipped + 1) % BACK_PERIOD : 0;
    if (skipped === 0 && collect(series, kind, angle, SERIES_LENGTH)) complete(kind, now, angle, open, lifted);
    // also behind a complete one: the cover may be moving on
    return kind !== SERIES.none || displaced;
  }

  function begin(): void {
    series.kind = tilted = 0;
    told = false;
  }

  return { begin, kindOf, feed };
}
