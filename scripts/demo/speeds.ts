/** virtual seconds in a real one that can be chosen */
export const SPEEDS = [1, 10, 60, 300] as const;

/** How fast time passes, for whoever turns it up or down. */
export interface SpeedDial {
  speed(): number;
  /** False where there is no such speed. */
  set(speed: number): boolean;
  faster(): void;
  slower(): void;
}

export function createSpeedDial(first: number, changed: (speed: number) => void): SpeedDial {
  let speed = first;

  function set(wanted: number): boolean {
    if (!SPEEDS.some((one) => one === wanted)) return false;
    if (wanted !== speed) {
      speed = wanted;
      changed(speed);
    }
    return true;
  }

  return {
    speed: () => speed,
    set,
    faster: () => void set(SPEEDS.find((one) => one > speed) ?? speed),
    slower: () => void set(SPEEDS.findLast((one) => one < speed) ?? speed),
  };
}
