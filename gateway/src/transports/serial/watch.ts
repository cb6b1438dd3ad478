import type { Cancel, Clock } from '../../parts/clock.ts';

export interface WatchOptions {
  readonly clock: Clock;
  readonly silenceMs: number;
  readonly onSilence: () => void;
}

/** Notices that an open port says nothing. Noise is silence: a module is known by its words, not by a humming line. */
export interface Watch {
  start(): void;
  stop(): void;
  /** The module has said something. */
  heard(): void;
  /** how often it has */
  words(): number;
}

export function createWatch({ clock, silenceMs, onSilence }: WatchOptions): Watch {
  let words = 0;
  let cancel: Cancel | undefined;

  /** A timer, and no instant that is kept: a clock that is set makes nobody silent, nor hides that somebody is. */
  function start(): void {
    cancel?.();
    cancel = clock.after(silenceMs, () => {
      start();
      onSilence();
    });
  }

  return {
    start,
    stop: () => cancel?.(),
    heard() {
      words += 1;
      start();
    },
    words: () => words,
  };
}
