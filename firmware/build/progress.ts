import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  update(done: number): void;
  end(): void;
}

/** A bar on standard error, where a person watches it; nothing where nobody does. */
export function createProgress(label: string, total: number): Progress {
  if (!process.stderr.isTTY) return { update() {}, end() {} };
  const format = `${label} {bar} {percentage} %  {value} of {total}`;
  // linewrap: a bar that is cut off by Ctrl-C leaves the terminal as it was
  const options = { format, stream: process.stderr, clearOnComplete: true, linewrap: true };
  const bar = new SingleBar(options, Presets.shades_classic);
  bar.start(total, 0);
  return {
    update: (done) => bar.update(done),
    end: () => bar.stop(),
  };
}
