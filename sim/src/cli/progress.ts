import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  update(now: number): void;
  stop(): void;
}

/** Runs that are over sooner need no bar. */
const DELAY = 3000;
const SECOND = 1000;

/** A bar on standard error, where that is a terminal and the run has an end and takes a while. `total`: virtual ms. */
export function createProgress(total: number, realNow: () => number): Progress {
  if (!process.stderr.isTTY || total === Infinity) return { update() {}, stop() {} };
  const begun = realNow();
  const format = '{bar} {percentage} %  {value} of {total} s  {eta_formatted} left';
  const bar = new SingleBar({ format, stream: process.stderr, clearOnComplete: true }, Presets.shades_classic);
  let shown = false;
  return {
    update(now) {
      if (!shown && realNow() - begun < DELAY) return;
      if (!shown) bar.start(Math.round(total / SECOND), 0);
      shown = true;
      bar.update(Math.round(now / SECOND));
    },
    stop() {
      if (shown) bar.stop();
    },
  };
}
