/** What one transmitter has had on the air in the last hour, and whether it may send once more. */
export interface DutyCycle {
  /** Books `airtime` ms from `now`. False, and nothing is booked, where the hour's share would be passed. */
  take(now: number, airtime: number): boolean;
  /** ms on the air in the hour before `now` */
  used(now: number): number;
}

/** The observation period of ETSI EN 300 220-1. */
const HOUR = 3_600_000;

export function createDutyCycle(share: number): DutyCycle {
  const sent: { readonly at: number; readonly airtime: number }[] = [];
  let sum = 0;

  function used(now: number): number {
    for (let first = sent[0]; first && first.at <= now - HOUR; first = sent[0]) {
      sum -= first.airtime;
      sent.shift();
    }
    return sum;
  }

  return {
    used,
    take(now, airtime) {
      if (used(now) + airtime > HOUR * share) return false;
      sent.push({ at: now, airtime });
      sum += airtime;
      return true;
    },
  };
}
