import { provisionalEpisodes } from '../evaluate/job/provisional.ts';
import { runJob } from '../evaluate/job/runJob.ts';
import { openResults } from '../evaluate/pool/results.ts';
import { serveTasks } from '../evaluate/pool/worker.ts';
import type { Job } from '../suite/types.ts';
import { GATEWAY_LEVELS } from '../truth/levels.ts';
import { loadScenario } from './scenarioFile.ts';

/** One job of an evaluation, as the parent process hands it to a worker. */
export interface EvaluateTask {
  readonly job: Job;
  readonly command: readonly string[];
  readonly rules: string | undefined;
  /** folder of the results, and the name of this one */
  readonly folder: string;
  readonly name: string;
}

/** What `lidwatch-sim evaluate` starts once for each processor. */
export function evaluateWorker(signal: AbortSignal): Promise<void> {
  return serveTasks<EvaluateTask>(async ({ job, command, rules, folder, name }, progress, over) => {
    const scenario = loadScenario(job.scenario, job.covers);
    const observed = await runJob({
      ...{ job, scenario, command, rules, progress, signal: over },
      levels: GATEWAY_LEVELS,
      episodes: provisionalEpisodes,
    });
    openResults(folder).keep(name, observed);
  }, signal);
}
