import type { VirtualTime } from './virtualTime.ts';

/** The world outside, handed in so that a pace can be tested without waiting. */
export interface LiveWorld {
  /** milliseconds, monotonic */
  now(): number;
  /** Resolves after `ms`, or early when `signal` aborts; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Resolves when sockets have had their turn. */
  turn(): Promise<void>;
}

/** Lets virtual time pass at a speed that may change, beside programs that answer in real time. */
export interface LivePace {
  speed(): number;
  /** virtual milliseconds per real one, from now on */
  setSpeed(speed: number): void;
  /** Somebody outside may answer what has just happened: until that has had its turn, time goes in small steps. */
  attend(): void;
  /** Goes to `until` as fast as the machine can. */
  skipTo(until: number, signal: AbortSignal): Promise<void>;
  /** Resolves soon after `signal` aborts. */
  run(signal: AbortSignal): Promise<void>;
}

/** Longest real time between two looks at the clock. */
const STEP = 20;
/** Real time after which sockets get their turn, however much is due. */
const LONGEST = 12;
/** Virtual time of a step while somebody may answer, and how long that lasts: a node listens for 3 s behind a frame. */
const SMALL = 15;
const ATTENTIVE = 400;
/** Real time that is caught up with; behind more, the machine is too slow for the speed, and time falls behind. */
const BEHIND = 250;

/**
 * What is due runs in its order, at its own instant, whatever the speed: a frame is answered within the milliseconds in which
 * a real gateway would answer it, since time as good as stands still until sockets have carried it.
 */
export function createLivePace(time: VirtualTime, world: LiveWorld, first: number): LivePace {
  let speed = first;
  let attentiveUntil = Number.NEGATIVE_INFINITY;

  /** Runs what is due until `target`, as far as it may at once. */
  function advance(target: number): void {
    if (time.now() < attentiveUntil) {
      time.run(Math.min(target, time.now() + SMALL));
      return;
    }
    const began = world.now();
    for (let due = time.next(); due !== undefined && due <= target; due = time.next()) {
      time.run(due);
      if (time.now() < attentiveUntil || world.now() - began > LONGEST) return;
    }
    time.run(target);
  }

  async function skipTo(until: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && time.now() < until) {
      advance(until);
      await world.turn();
    }
  }

  async function run(signal: AbortSignal): Promise<void> {
    let last = world.now();
    let owed = 0;
    while (!signal.aborted) {
      const now = world.now();
      owed = Math.min(owed + (now - last) * speed, BEHIND * speed);
      last = now;
      const before = time.now();
      const due = Math.floor(owed);
      if (due > 0) advance(before + due);
      owed -= time.now() - before;
      if (owed >= 1) await world.turn();
      else await world.sleep(STEP, signal);
    }
  }

  return {
    speed: () => speed,
    setSpeed(to) {
      speed = to;
    },
    attend() {
      attentiveUntil = time.now() + ATTENTIVE;
    },
    skipTo,
    run,
  };
}
