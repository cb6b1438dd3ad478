import { Presets, SingleBar } from 'cli-progress';
import type { SuiteProgress } from '../evaluate/runSuite.ts';

export interface EvaluateProgress {
  update(progress: SuiteProgress): void;
  stop(): void;
}

/** A bar on standard error where that is a terminal; elsewhere a line for each job that is done. */
export function createEvaluateProgress(err: NodeJS.WriteStream, now: () => number): EvaluateProgress {
  const begun = now();
  const format = '{bar} {percentage} %  {text}';
  const bar = err.isTTY
    ? new SingleBar({ format, stream: err, clearOnComplete: true }, Presets.shades_classic)
    : undefined;
  let told = -1;
  let shown = false;

  function textOf({ done, found, jobs, coverDays, of }: SuiteProgress): string {
    const seconds = (now() - begun) / 1000;
    const rate = coverDays / Math.max(seconds, 0.001);
    const taken = found > 0 ? ` (${found} taken from an earlier run)` : '';
    const pace = coverDays > 0 ? `, ${rate.toFixed(rate < 10 ? 1 : 0)} cover-days/s` : '';
    const left = coverDays > 0 && coverDays < of ? `, ${span((of - coverDays) / rate)} left` : '';
    return `${done} of ${jobs} jobs${taken}${pace}${left}`;
  }

  return {
    update(progress) {
      const { done, coverDays, of } = progress;
      if (bar && of > 0) {
        if (!shown) bar.start(Math.ceil(of), 0, { text: '' });
        shown = true;
        bar.update(Math.floor(coverDays), { text: textOf(progress) });
      } else if (!bar && done > told) err.write(`${textOf(progress)}\n`);
      told = Math.max(told, done);
    },
    stop() {
      if (shown) bar?.stop();
    },
  };
}

function span(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
