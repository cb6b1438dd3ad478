import { isSimError } from '../errors.ts';
import { type PathFault, readDocument } from '../scenario/document.ts';
import type { Scenario } from '../scenario/types.ts';
import { type CityFile, type SuiteFile, suiteSchema } from './schema.ts';
import type { Job, JobSet, Suite } from './types.ts';

/** A scenario by its name, with that many covers. Throws a SimError where there is none. */
export type FindScenario = (name: string, covers?: number) => Scenario;

/**
 * A suite from the text of its file. Throws `suite-invalid` with every fault and where it stands; so is a seed that
 * stands both in a held-out set and in another one, with the same scenario.
 */
export function readSuite(text: string, file: string, find: FindScenario): Suite {
  return readDocument(text, file, 'suite-invalid', suiteSchema, (checked) => resolve(checked, find));
}

function resolve(
  file: SuiteFile,
  find: FindScenario,
): { readonly value: Suite; readonly faults: readonly PathFault[] } {
  const faults: PathFault[] = [];
  const sets = file.sets.map(({ cities, ...set }, place): JobSet => {
    const jobs = cities.flatMap((city, i) => {
      const path = ['sets', place, 'cities', i];
      const found = lookUp(city, find);
      if (typeof found !== 'string') return jobsOf(set, city, found);
      faults.push({ path: [...path, found.startsWith('needs') ? 'seeds' : 'scenario'], message: found });
      return [];
    });
    return { ...set, jobs };
  });
  faults.push(...usedTwice(file));
  return { value: { name: file.name, about: file.about, sets }, faults };
}

function lookUp({ scenario: name, covers, duration }: CityFile, find: FindScenario): Scenario | string {
  try {
    const scenario = find(name, covers);
    const isEndless = duration === undefined && scenario.duration === Infinity;
    return isEndless ? `needs a duration: ${name} has no end of its own` : scenario;
  } catch (error) {
    if (!isSimError(error)) throw error;
    return error.message;
  }
}

function jobsOf(set: { readonly name: string; readonly loss: number }, city: CityFile, scenario: Scenario): Job[] {
  return city.seeds.map((seed) => ({
    set: set.name,
    scenario: city.scenario,
    seed,
    covers: scenario.covers.length,
    duration: city.duration ?? scenario.duration,
    loss: set.loss,
  }));
}

/** What was held out must not have been looked at. */
function usedTwice({ sets }: SuiteFile): readonly PathFault[] {
  const used = new Set(
    sets.flatMap(({ heldOut, cities }) =>
      heldOut ? [] : cities.flatMap(({ scenario, seeds }) => seeds.map((seed) => `${scenario}/${seed}`)),
    ),
  );
  return sets.flatMap(({ heldOut, cities }, place) =>
    cities.flatMap(({ scenario, seeds }, i) =>
      seeds.flatMap((seed, j) =>
        heldOut && used.has(`${scenario}/${seed}`)
          ? [
              {
                path: ['sets', place, 'cities', i, 'seeds', j],
                message: `${seed} stands in a set that is not held out`,
              },
            ]
          : [],
      ),
    ),
  );
}
