import type { Cancel, Clock } from '../../parts/clock.ts';
import type { DutyCycle, Purpose } from '../transport.ts';
import { subBandOf } from './subBands.ts';

/** What one transmitter has sent within the last hour, held against what its band allows. */
export interface AirLedger {
  /** May a frame of so many ms go on the air now? */
  allows(ms: number, purpose: Purpose): boolean;
  spend(ms: number): void;
  /** undefined where the band has no limit */
  dutyCycle(): DutyCycle | undefined;
  /** Sets no timer any more, whatever is still told of: a sending that was under way ends later. */
  close(): void;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A minute more than an hour: what was sent in the first of them is a whole hour old when it is forgotten. */
const SLOTS = 61;
/** So much of each hour is kept for acknowledgements: without them nodes repeat their alarms, and fill the air. */
const KEPT = 0.5;

/** `frequency` in Hz. Time is told by timers, not by the hands of the clock: one that is set forgets nothing. */
export function createAirLedger(clock: Clock, frequency: number): AirLedger {
  const band = subBandOf(frequency);
  const budget = band ? band.share * HOUR_MS : Number.POSITIVE_INFINITY;
  const slots = new Array<number>(SLOTS).fill(0);
  let at = 0;
  let used = 0;
  let cancel: Cancel | undefined;
  let isClosed = false;

  function turn(): void {
    at = (at + 1) % SLOTS;
    used -= slots[at] ?? 0;
    slots[at] = 0;
    cancel = used > 0 ? clock.after(MINUTE_MS, turn) : undefined;
  }

  return {
    allows(ms, purpose) {
      // an order that is longer than all orders may be goes where nothing else has
      if (purpose === 'ack' || used === 0) return used + ms <= budget;
      return used + ms <= budget * (1 - KEPT);
    },
    spend(ms) {
      if (!band) return;
      slots[at] = (slots[at] ?? 0) + ms;
      used += ms;
      if (!isClosed) cancel ??= clock.after(MINUTE_MS, turn);
    },
    dutyCycle: () => band && { band: band.name, left: Math.max(0, 1 - used / budget) },
    close() {
      isClosed = true;
      cancel?.();
      cancel = undefined;
    },
  };
}
