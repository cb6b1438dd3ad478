import { inOrder } from '../detect/order.ts';
import type { Sample } from '../detect/types.ts';
import { samplesFrom } from '../ingest/history.ts';
import type { Reading } from '../store/types.ts';

/** A stored reading, and where it stands: `page` of the store gives them in the order of their places. */
export interface Placed {
  readonly place: { readonly at: number; readonly id: number };
  readonly reading: Reading;
}

/** A frame that left readings, as node.offline looks at it. */
export interface ReadFrame {
  readonly receivedAt: number;
  /** event time of its newest sample */
  readonly place: number;
  /** what its newest sample says */
  readonly maintenance: boolean;
}

/** Makes samples of readings again, in the order in which detection folds them. */
export interface Gatherer {
  /** Takes the next reading; what is certain now, and in its order. */
  take(placed: Placed): readonly Sample[];
  /** There are no more. */
  end(): readonly Sample[];
  /** Frames that became whole since this was asked last. */
  frames(): readonly ReadFrame[];
}

const NOTHING: readonly Sample[] = [];

/**
 * Readings come in the order of their event times, and page by page. Those of a series stand between those of other
 * frames, before their newest, which alone has the frame's flags; so they wait for it. It was stored right behind them.
 * Nothing waits longer than a series lasts: no reading is of later than when its frame was received.
 */
export function createGatherer(): Gatherer {
  /** those that wait for their newest, by when their frame was received */
  const waiting = new Map<number, Placed[]>();
  let group: Sample[] = [];
  let groupAt = Number.NEGATIVE_INFINITY;
  let last: Sample | undefined;
  let frames: ReadFrame[] = [];

  function forget(before: number): void {
    for (const receivedAt of waiting.keys()) if (receivedAt < before) waiting.delete(receivedAt);
  }

  /** The readings of the frame whose newest is at hand, as they were stored. */
  function seriesOf({ place, reading }: Placed): readonly Reading[] {
    const before = waiting.get(reading.receivedAt);
    if (!before) return [reading];
    const rows = [reading];
    for (let id = place.id - 1; ; id -= 1) {
      const i = before.findIndex((one) => one.place.id === id);
      const [found] = i < 0 ? [] : before.splice(i, 1);
      if (!found) break;
      rows.unshift(found.reading);
    }
    if (before.length === 0) waiting.delete(reading.receivedAt);
    return rows;
  }

  /** All of one place, behind what came before it: what is said twice there counts once. */
  function flush(): readonly Sample[] {
    if (group.length === 0) return NOTHING;
    const ordered = last ? inOrder([last, ...group]).slice(1) : inOrder(group);
    last = ordered.at(-1) ?? last;
    group = [];
    return ordered;
  }

  return {
    take(placed) {
      const { place, reading } = placed;
      if (reading.flags === undefined) {
        const others = waiting.get(reading.receivedAt);
        if (others) others.push(placed);
        else waiting.set(reading.receivedAt, [placed]);
        return NOTHING;
      }
      const done = place.at > groupAt ? flush() : NOTHING;
      groupAt = place.at;
      const samples = samplesFrom(seriesOf(placed));
      group.push(...samples);
      const maintenance = samples.at(-1)?.maintenance === true;
      frames.push({ receivedAt: reading.receivedAt, place: place.at, maintenance });
      if (waiting.size > 0) forget(place.at);
      return done;
    },
    end: flush,
    frames() {
      const whole = frames;
      frames = [];
      return whole;
    },
  };
}
