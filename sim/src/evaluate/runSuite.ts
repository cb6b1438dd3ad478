import type { Scenario } from '../scenario/types.ts';
import type { Job, Suite } from '../suite/types.ts';
import type { TruthLevels } from '../truth/levels.ts';
import type { Observed } from './observed.ts';
import type { Programs } from './pool/fingerprint.ts';
import { runPool } from './pool/pool.ts';
import { openResults, resultName } from './pool/results.ts';

/** One job, as a worker is handed it. */
export interface JobTask {
  readonly job: Job;
  readonly command: readonly string[];
  readonly rules: string | undefined;
  /** folder of the results, and the name of this one */
  readonly folder: string;
  readonly name: string;
}

export interface SuiteProgress {
  /** jobs that are done, those among them that an earlier run has done, and all */
  readonly done: number;
  readonly found: number;
  readonly jobs: number;
  /** of those that this run has to do: cover-days that are done, and all */
  readonly coverDays: number;
  readonly of: number;
}

export interface SuiteOptions {
  readonly suite: Suite;
  readonly levels: TruthLevels;
  readonly command: readonly string[];
  /** path and text of a gateway.yaml */
  readonly rules: { readonly file: string; readonly text: string } | undefined;
  readonly programs: Programs;
  readonly load: (job: Job) => Scenario;
  /** for the results */
  readonly folder: string;
  readonly worker: { readonly script: string; readonly args: readonly string[] };
  readonly processes: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SuiteProgress) => void;
}

export interface SetObserved {
  readonly set: Omit<Suite['sets'][number], 'jobs'>;
  readonly observed: readonly Observed[];
}

const DAY = 86_400_000;
const coverDaysOf = ({ covers, duration }: Job): number => (covers * duration) / DAY;

/**
 * Runs the jobs of a suite that have not been run yet, in several processes. Undefined where `signal` aborted it: what is
 * done is kept, and the next run begins there. Rejects with `gateway-failed`.
 */
export async function runSuite(options: SuiteOptions): Promise<readonly SetObserved[] | undefined> {
  const { suite, levels, command, rules, programs, load, folder, signal, onProgress } = options;
  const results = openResults(folder);
  const named = suite.sets.map(({ jobs, ...set }) => {
    const names = jobs.map((job) => {
      return { job, name: resultName({ job, scenario: load(job), levels, rules: rules?.text, programs }) };
    });
    return { set, names };
  });
  // two sets may hold the same job: it is run once
  const all = new Map(named.flatMap(({ names }) => names.map(({ name, job }) => [name, job] as const)));
  const missing = [...all].filter(([name]) => !results.find(name));
  const tasks = missing
    // the longest first: at the end no processor waits long for the other
    .toSorted(([, a], [, b]) => coverDaysOf(b) - coverDaysOf(a))
    .map(([name, job]): JobTask => ({ name, job, command, rules: rules?.file, folder }));

  const parts = new Map<JobTask, number>();
  const of = tasks.reduce((sum, { job }) => sum + coverDaysOf(job), 0);
  const found = all.size - tasks.length;
  function tell(): void {
    let [done, coverDays] = [found, 0];
    for (const [task, part] of parts) {
      if (part >= 1) done += 1;
      coverDays += part * coverDaysOf(task.job);
    }
    onProgress({ done, found, jobs: all.size, coverDays, of });
  }
  tell();
  await runPool({
    ...options.worker,
    ...{ tasks, signal, size: options.processes },
    onProgress: (task, part) => {
      parts.set(task, part);
      tell();
    },
  });
  if (signal.aborted) return undefined;
  return named.map(({ set, names }) => {
    const observed = names.flatMap(({ name, job }) => {
      const one = results.find(name);
      return one ? [{ ...one, job }] : [];
    });
    return { set, observed };
  });
}
