import type { Timers } from '../hal.ts';

/** A wait that one part of the core owns: set again and again, at most one call outstanding. */
interface Timer {
  /** (Re)starts the wait: `run` is called once, `ms` from now. */
  set(ms: number): void;
  clear(): void;
  waiting(): boolean;
}

/** All waits of one node, so that `stop` can end every one of them and none can be set afterwards. */
export interface TimerGroup {
  create(run: () => void): Timer;
  stop(): void;
  /** The node has ended; a call-back that still arrives is not for it. */
  stopped(): boolean;
}

export function createTimerGroup(timers: Timers): TimerGroup {
  const all: Timer[] = [];
  let stopped = false;

  function create(run: () => void): Timer {
    let handle = 0;

    function fire(): void {
      handle = 0;
      if (!stopped) run();
    }

    function clear(): void {
      if (handle !== 0) timers.cancel(handle);
      handle = 0;
    }

    function set(ms: number): void {
      clear();
      if (!stopped) handle = timers.after(ms, fire);
    }

    const timer = { set, clear, waiting: () => handle !== 0 };
    all.push(timer);
    return timer;
  }

  function stop(): void {
    stopped = true;
    for (let i = 0; i < all.length; i += 1) (all[i] as Timer).clear();
  }

  return { create, stop, stopped: () => stopped };
}
