import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../../scenario/types.ts';
import type { Job } from '../../suite/types.ts';
import type { TruthLevels } from '../../truth/levels.ts';
import type { Observed } from '../observed.ts';
import type { Programs } from './fingerprint.ts';

/** Everything that decides what a job comes to. */
export interface JobBasis {
  readonly job: Job;
  /** as it was read, with everything decided */
  readonly scenario: Scenario;
  readonly levels: TruthLevels;
  /** text of the gateway.yaml */
  readonly rules: string | undefined;
  readonly programs: Programs;
}

/** Finished jobs, a file each, under names that tell what decided them: whoever runs the same again finds them. */
export interface Results {
  /** undefined where the job has not been done under these very conditions, or its file was cut short */
  find(name: string): Observed | undefined;
  keep(name: string, observed: Observed): void;
}

export function resultName({ job: { set: _set, ...job }, ...basis }: JobBasis): string {
  const text = JSON.stringify({ job, ...basis }, (_key, value) => (value === Infinity ? 'Infinity' : value));
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 20);
  const words = basis.scenario.name.replace(/[^a-z0-9-]+/gi, '-');
  return `${words}-${job.seed}-${digest}.json`;
}

/** `folder` is made where it is not there. */
export function openResults(folder: string): Results {
  mkdirSync(folder, { recursive: true });
  return {
    find(name) {
      try {
        return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Observed;
      } catch {
        return undefined;
      }
    },
    keep(name, observed) {
      // a run that is ended meanwhile leaves a whole file or none
      const half = join(folder, `${name}.${process.pid}.part`);
      writeFileSync(half, JSON.stringify(observed));
      renameSync(half, join(folder, name));
    },
  };
}
