import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  update(done: number): void;
  end(): void;
}

/** A bar on standard error, where a person watches it; nothing where nobody does. */
export function createProgress(label: string, total: number): Progress {
  if (!process.stderr.isTTY) return { update() {}, end() {} };
  const format = `${label} {bar} {percentage} %  {value} of {total}`;
  const bar = new SingleBar({ format, stream: process.stderr, clearOnComplete: true }, Presets.shades_classic);
  bar.start(total, 0);
  return {
    update: (done) => bar.update(done),
    end: () => bar.stop(),
  };
}
