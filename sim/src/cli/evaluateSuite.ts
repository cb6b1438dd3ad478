import type { Job, JobSet, Suite } from '../suite/types.ts';
import { loadScenario } from './scenarioFile.ts';
import { loadSuite } from './suiteFile.ts';

/** What a person says in place of what stands in the suite. */
export interface SuiteWords {
  readonly suite: string;
  /** one scenario, in place of a suite */
  readonly scenario?: string;
  readonly covers?: number;
  /** ms */
  readonly duration?: number;
  readonly seeds?: readonly number[];
  /** shares of frames that fade */
  readonly losses?: readonly number[];
}

const DAY = 86_400_000;

export function suiteOf(words: SuiteWords): Suite {
  const suite = words.scenario === undefined ? loadSuite(words.suite) : suiteOfScenario(words.scenario, words);
  const { seeds, losses, covers, duration } = words;
  const isChanged = [seeds, losses, covers, duration].some((word) => word !== undefined);
  return isChanged ? { ...suite, sets: changed(suite, words) } : suite;
}

function suiteOfScenario(name: string, { covers, duration }: SuiteWords): Suite {
  const scenario = loadScenario(name, covers);
  const length = duration ?? (scenario.duration === Infinity ? DAY : scenario.duration);
  const { loss } = scenario.radio;
  const job: Job = {
    ...{ set: name, scenario: name, seed: scenario.seed, covers: scenario.covers.length, duration: length, loss },
  };
  return {
    name,
    about: scenario.about,
    sets: [{ name, about: scenario.about, heldOut: false, loss, jobs: [job] }],
  };
}

/** The cities of the first set, under what was asked for: a set for each loss. Such seeds are held out of nothing. */
function changed({ sets: [first] }: Suite, { seeds, losses, covers, duration }: SuiteWords): readonly JobSet[] {
  if (!first) return [];
  return (losses ?? [first.loss]).map((loss) => {
    const name = `${Number((loss * 100).toFixed(4))} % loss`;
    const jobs = first.jobs.flatMap((job) =>
      (seeds ?? [job.seed]).map((seed): Job => {
        return { ...job, set: name, seed, loss, covers: covers ?? job.covers, duration: duration ?? job.duration };
      }),
    );
    return { name, about: 'as asked for on the command line', heldOut: false, loss, jobs };
  });
}
