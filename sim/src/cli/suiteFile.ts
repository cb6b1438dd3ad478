import { readSuite } from '../suite/read.ts';
import type { Suite } from '../suite/types.ts';
import { loadScenario } from './scenarioFile.ts';
import { shippedFiles } from './shippedFile.ts';

const files = shippedFiles('suites', 'suite-unreadable');

/** Names of the suites that come with the simulator. */
export const shippedSuites = files.names;

/** A suite by the path of its file or by the name of a shipped one. */
export function loadSuite(nameOrPath: string): Suite {
  const { path, text } = files.read(nameOrPath);
  return readSuite(text, path, loadScenario);
}
