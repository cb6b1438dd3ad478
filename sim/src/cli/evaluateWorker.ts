import { runJob } from '../evaluate/job/runJob.ts';
import { openResults } from '../evaluate/pool/results.ts';
import { serveTasks } from '../evaluate/pool/worker.ts';
import type { JobTask } from '../evaluate/runSuite.ts';
import { GATEWAY_LEVELS } from '../truth/levels.ts';
import { loadScenario } from './scenarioFile.ts';

/** What `lidwatch-sim evaluate` starts once for each processor. */
export function evaluateWorker(signal: AbortSignal): Promise<void> {
  return serveTasks<JobTask>(async ({ job, command, rules, folder, name }, progress, over) => {
    const scenario = loadScenario(job.scenario, job.covers);
    const observed = await runJob({
      ...{ job, scenario, command, rules, progress, signal: over },
      levels: GATEWAY_LEVELS,
    });
    openResults(folder).keep(name, observed);
  }, signal);
}
