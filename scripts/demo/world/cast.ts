import { loadScenario } from '../../../sim/src/cli/scenarioFile.ts';
import { createDistrictScenario, type District, type Scenario } from '../../../sim/src/index.ts';
import { DISTRICT } from '../district.ts';

/** What is played, and what is to be known of it. */
export interface Cast {
  readonly scenario: Scenario;
  /** undefined: a plain street, which is on no map */
  readonly district: District | undefined;
  readonly scenes: readonly { readonly at: number; readonly text: string }[];
  /** ms: what comes before passes unseen */
  readonly opening: number;
}

const SEED = 26;

export function castOf(name: string): Cast {
  if (name === DISTRICT) return createDistrictScenario(SEED);
  return { scenario: loadScenario(name), district: undefined, scenes: [], opening: 0 };
}
