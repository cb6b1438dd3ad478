import { Presets, SingleBar } from 'cli-progress';
import type { Terminal } from './terminal.ts';

/** A bar for a long run, where a person watches standard error; nothing where nobody does. */
export function createProgress({ watched }: Terminal, label: string, total: number) {
  const format = `${label} [{bar}] {percentage} %`;
  const bar = watched && new SingleBar({ format, stream: watched, clearOnComplete: true }, Presets.legacy);
  bar?.start(total, 0);
  return {
    update: (done: number): void => bar?.update(done),
    end: (): void => bar?.stop(),
  };
}
