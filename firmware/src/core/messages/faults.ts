/** Which sensors fail, as FLAG bits. Each is alerted once per start: a loose contact must not flood the radio. */
export interface Faults {
  set(flag: number, on: boolean): void;
  flags(): number;
}

export function createFaults(onset: (flag: number) => void, changed: (flag: number, on: boolean) => void): Faults {
  let flags = 0;
  let alerted = 0;

  function set(flag: number, on: boolean): void {
    if (((flags & flag) !== 0) === on) return;
    flags = on ? flags | flag : flags & ~flag;
    changed(flag, on);
    if (!on || (alerted & flag) !== 0) return;
    alerted |= flag;
    onset(flag);
  }

  return { set, flags: () => flags };
}
