import { NONE, TRIGGER } from '@lidwatch/protocol';
import { collect, createCollection, SERIES_LENGTH, type Series } from '../common/series.ts';
import { ABNORMAL, AT, type Words } from '../store/memory.ts';

/** What the seconds of a look are being collected for. */
const SERIES = { none: 0, beyond: 1, back: 2, after: 3 } as const;

/** Seconds between the samples of a recovery: five span 12 s, so that one frame proves 10 s below the clear level. */
const BACK_PERIOD = 3;

/** Seconds beyond the trigger, one behind the other, that no traffic can feign. */
const TILTED = 2;
/** and this look has told of what it saw */
const TOLD = 3;

/** ms between two alerts of a cover that was moved and lies in its frame again */
const DISPLACED_PAUSE = 600000;

export interface CoverEvents {
  /** `abnormal`: the ABNORMAL bits to add. `series`: null where an angle is unknown. */
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

const COVER = ABNORMAL.tilt | ABNORMAL.hall;

export function createCoverWatch(words: Words, events: CoverEvents): CoverWatch {
  const collection = createCollection();
  /** how far this look has come: seconds of news in a row, then TILTED for the rest of it, then TOLD */
  let seen = 0;
  let skipped = 0;
  let quietUntil = 0;

  /** NONE lies below every trigger. */
  function isTilted(angle: number): boolean {
    return angle >= words[AT.tiltTrigger];
  }

  /** Tilted beyond the trigger, and not yet reported there. What was reported without an angle lies NONE away. */
  function isNews(angle: number): boolean {
    return (
      isTilted(angle) && ((words[AT.abnormal] & ABNORMAL.tilt) === 0 || isTilted(Math.abs(angle - words[AT.reported])))
    );
  }

  function kindOf(angle: number, open: boolean): number {
    const abnormal = words[AT.abnormal];
    if (isNews(angle) || (open && (abnormal & ABNORMAL.hall) === 0)) return SERIES.beyond;
    if ((abnormal & COVER) === 0 || open || angle >= words[AT.tiltClear]) return SERIES.none;
    return angle === NONE && (abnormal & ABNORMAL.tilt) !== 0 ? SERIES.none : SERIES.back;
  }

  function feed(now: number, angle: number, open: boolean, still: boolean, lifted: boolean, slid: boolean): boolean {
    let kind = kindOf(angle, open);
    if (seen < TILTED) seen = isNews(angle) ? seen + 1 : 0;
    // it was moved, lies within its limits again, and this look has not told of it yet
    const displaced =
      kind === SERIES.none &&
      seen < TOLD &&
      (slid || seen === TILTED) &&
      (words[AT.abnormal] & COVER) === 0 &&
      now >= quietUntil;
    if (displaced && still) kind = SERIES.after;
    // a recovery uses every third second
    skipped = kind === SERIES.back && kind === collection.kind ? (skipped + 1) % BACK_PERIOD : 0;
    if (skipped > 0 || !collect(collection, kind, angle, SERIES_LENGTH)) return kind !== SERIES.none || displaced;

    const series = collection.samples.indexOf(NONE) < 0 ? collection.samples : null;
    let trigger: number = lifted ? TRIGGER.lift : TRIGGER.tilt;
    if (open && (words[AT.abnormal] & ABNORMAL.hall) === 0) trigger = TRIGGER.hall;
    if (kind === SERIES.after) {
      quietUntil = now + DISPLACED_PAUSE;
      trigger = seen === TILTED ? TRIGGER.lift : TRIGGER.slide;
    }
    seen = TOLD;
    if (kind === SERIES.back) events.recovered(series, BACK_PERIOD);
    else events.alert(trigger, (isTilted(angle) ? ABNORMAL.tilt : 0) | (open ? ABNORMAL.hall : 0), series, 1);
    // the cover may be moving on: one second more, to see
    return true;
  }

  function begin(): void {
    collection.kind = seen = 0;
  }

  return { begin, kindOf, feed };
}
