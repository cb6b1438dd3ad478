import { NONE, TRIGGER } from '@lidwatch/protocol';
import { collect, createSeries, resetSeries, type Series } from '../common/series.ts';
import { ABNORMAL, AT, type Words } from '../store/memory.ts';

/** What the seconds of a look are being collected for. */
const SERIES = { none: 0, beyond: 1, back: 2, after: 3 } as const;

/** Seconds between the samples of a recovery: five span 12 s, so that one frame proves 10 s below the clear level. */
const BACK_PERIOD = 3;

/** Seconds beyond the trigger, one behind the other, that no traffic can feign. */
const TILTED = 2;

/** ms between two alerts of a cover that was moved and lies in its frame again */
const DISPLACED_PAUSE = 600000;

/** What one second showed. */
export interface CoverSecond {
  /** clock time */
  now: number;
  /** from the zero, in 0.1 deg; NONE where no zero or no reading is known */
  angle: number;
  /** the hall switch sees no magnet */
  open: boolean;
  still: boolean;
  /** this look has seen the cover being lifted, or sliding */
  lifted: boolean;
  slid: boolean;
}

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
  /** Takes a second. Returns whether more are needed. */
  feed(s: CoverSecond): boolean;
  /** Whether a single glance is reason enough for a look. */
  suspicious(angle: number, open: boolean): boolean;
}

const COVER = ABNORMAL.tilt | ABNORMAL.hall;

export function createCoverWatch(words: Words, events: CoverEvents): CoverWatch {
  const series = createSeries();
  let tilted = 0;
  let wasTilted = false;
  let told = false;
  let skip = 0;
  let quietUntil = 0;

  /** Tilted beyond the trigger, and not yet reported there. */
  function isNews(angle: number): boolean {
    if (angle === NONE || angle < words[AT.tiltTrigger]) return false;
    if ((words[AT.abnormal] & ABNORMAL.tilt) === 0 || words[AT.reported] === NONE) return true;
    const moved = angle - words[AT.reported];
    return moved >= words[AT.tiltTrigger] || -moved >= words[AT.tiltTrigger];
  }

  function isBack(angle: number, open: boolean): boolean {
    if ((words[AT.abnormal] & COVER) === 0 || open) return false;
    return angle === NONE ? (words[AT.abnormal] & ABNORMAL.tilt) === 0 : angle < words[AT.tiltClear];
  }

  function kindOf(angle: number, open: boolean): number {
    if (isNews(angle) || (open && (words[AT.abnormal] & ABNORMAL.hall) === 0)) return SERIES.beyond;
    return isBack(angle, open) ? SERIES.back : SERIES.none;
  }

  /** It was moved, lies within its limits again, and this look has not told of it yet. */
  function wasDisplaced(s: CoverSecond): boolean {
    return !told && (wasTilted || s.slid) && (words[AT.abnormal] & COVER) === 0 && s.now >= quietUntil;
  }

  function known(): Series | null {
    for (let i = 0; i < series.length; i += 1) {
      if (series.values[i] === NONE) return null;
    }
    return series;
  }

  function alertBeyond(s: CoverSecond): void {
    const tilt = s.angle !== NONE && s.angle >= words[AT.tiltTrigger];
    const hall = s.open && (words[AT.abnormal] & ABNORMAL.hall) === 0;
    const trigger = hall ? TRIGGER.hall : s.lifted ? TRIGGER.lift : TRIGGER.tilt;
    events.alert(trigger, (tilt ? ABNORMAL.tilt : 0) | (s.open ? ABNORMAL.hall : 0), known(), 1);
  }

  function complete(s: CoverSecond, kind: number): void {
    if (kind === SERIES.beyond) {
      alertBeyond(s);
    } else if (kind === SERIES.back) {
      events.recovered(known(), BACK_PERIOD);
    } else {
      quietUntil = s.now + DISPLACED_PAUSE;
      events.alert(wasTilted ? TRIGGER.lift : TRIGGER.slide, 0, known(), 1);
    }
    told = true;
    resetSeries(series);
  }

  /** A recovery uses every third second. */
  function isBetweenSamples(kind: number): boolean {
    if (kind === SERIES.back && series.kind === SERIES.back && skip > 0) {
      skip -= 1;
      return true;
    }
    skip = BACK_PERIOD - 1;
    return false;
  }

  function feed(s: CoverSecond): boolean {
    let kind = kindOf(s.angle, s.open);
    tilted = isNews(s.angle) ? tilted + 1 : 0;
    if (tilted >= TILTED) wasTilted = true;
    const displaced = kind === SERIES.none && wasDisplaced(s);
    if (displaced && s.still) kind = SERIES.after;
    if (isBetweenSamples(kind)) return true;
    if (collect(series, kind, s.angle)) {
      complete(s, kind);
      // the cover may be moving on: one second more, to see
      return true;
    }
    return kind !== SERIES.none || displaced;
  }

  function begin(): void {
    resetSeries(series);
    tilted = 0;
    wasTilted = false;
    told = false;
    skip = 0;
  }

  function suspicious(angle: number, open: boolean): boolean {
    return kindOf(angle, open) !== SERIES.none;
  }

  return { begin, feed, suspicious };
}
