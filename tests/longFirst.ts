import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What lives in real time waits more than it computes: begun last, it would leave the other worker idle for minutes. */
const LONG = [
  'firmware/conformanceEngines',
  'e2e/lossyRadio',
  'e2e/forgetfulBroker',
  'e2e/powerCuts',
  'e2e/webhookSurvivesKills',
  'e2e/provisionedNode',
  'e2e/soakOneMinute',
  'scripts/demo',
  'sim/demo',
];

function rank({ moduleId }: TestSpecification): number {
  const at = LONG.findIndex((part) => moduleId.includes(`/tests/${part}`));
  return at === -1 ? LONG.length : at;
}

/** The long suites first, in this order, then the others as Vitest has them. */
export default class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
