/** Which sensors fail, as FLAG bits. Each is alerted once per start: a loose contact must not flood the radio. */
export interface Faults {
  /** Called with every reading, or lack of one: what could not be told when it began is told when it can be. */
  set(flag: number, on: boolean): void;
  flags(): number;
}

/** `tell`: alerts of a fault; false where nothing is alerted now, as in maintenance. */
export function createFaults(tell: () => boolean, changed: (flag: number, on: boolean) => void): Faults {
  let flags = 0;
  let alerted = 0;

  function set(flag: number, on: boolean): void {
    if (((flags & flag) !== 0) !== on) {
      flags = on ? flags | flag : flags & ~flag;
      changed(flag, on);
    }
    if (on && (alerted & flag) === 0 && tell()) alerted |= flag;
  }

  return { set, flags: () => flags };
}
