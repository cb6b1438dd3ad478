/** A timer. An object, not a number: it cannot be stored or compared as one. */
interface IotTimeout {
  /** Milliseconds. */
  readonly after: number;
  readonly isRepeat: boolean;
  /** **Cancels** the timer, for ever. In Node it would only let the process end. */
  unref(): void;
  /** Do not call it: it starts a second timer beside the first, which nothing can stop, so the program never ends. */
  ref(): void;
}

/**
 * Calls back once, after `ms` milliseconds, at least 1 and at most 2^31 - 1 (more is taken for 1). `ms` must be a
 * number: without it the timer never fires, and the program never ends. TypeError for a callback that is no function.
 */
declare function setTimeout<Args extends unknown[]>(
  callback: (...args: Args) => void,
  ms: number,
  ...args: Args
): IotTimeout;

/** As setTimeout, again and again. A callback that throws ends it. */
declare function setInterval<Args extends unknown[]>(
  callback: (...args: Args) => void,
  ms: number,
  ...args: Args
): IotTimeout;

/**
 * Calls back from the event loop. Arguments for the callback are not declared: IoT.js loses the first of them. There is
 * no clearImmediate; clearTimeout does it.
 */
declare function setImmediate(callback: () => void): IotTimeout;

/** Nothing happens for undefined and null; anything else that is no timer, a number included, is an Error. */
declare function clearTimeout(timer?: IotTimeout | null): void;
/** The same as clearTimeout. */
declare function clearInterval(timer?: IotTimeout | null): void;

/** The same functions as the global ones. */
declare module 'timers' {
  const functions: {
    setTimeout: typeof globalThis.setTimeout;
    setInterval: typeof globalThis.setInterval;
    setImmediate: typeof globalThis.setImmediate;
    clearTimeout: typeof globalThis.clearTimeout;
    clearInterval: typeof globalThis.clearInterval;
  };
  export = functions;
}
