import type { VirtualTime } from '../clock/virtualTime.ts';
import type { Battery } from '../physics/battery.ts';
import type { TruthLevels } from '../truth/levels.ts';
import type { Reading, TruthKind } from '../truth/truth.ts';
import { createPassages } from './passages.ts';

/** The battery under a cover, told of as it empties. */
export interface Charge {
  start(): void;
  fade(millivolts: number, ms: number): void;
}

export function createCharge(
  time: VirtualTime,
  battery: Battery,
  levels: TruthLevels | undefined,
  tell: (what: TruthKind, reading?: Reading) => void,
): Charge {
  const { raise, margin } = levels?.battery ?? { raise: 0, margin: 0 };
  const marks = levels ? [raise - margin, raise, raise + margin] : [];
  // a full cell is over every mark from its start: that is no news
  let started = false;
  const passages = createPassages(time, battery.level, marks, (mark, up) => {
    if (started || !up) tell('charge', { mark, up });
  });
  return {
    start() {
      for (const mark of marks) if (battery.level(time.now()) < mark) tell('charge', { mark, up: false });
      passages.plan(time.now());
      started = true;
    },
    fade(millivolts, ms) {
      battery.set(time.now(), millivolts, ms);
      passages.plan(time.now() + ms);
    },
  };
}
