import { readScenario } from '../scenario/read.ts';
import type { Scenario } from '../scenario/types.ts';
import { shippedFiles } from './shippedFile.ts';

const files = shippedFiles('scenarios', 'scenario-unreadable');

/** Names of the scenarios that come with the simulator. */
export const shippedScenarios = files.names;

/** A scenario by the path of its file or by the name of a shipped one. */
export function loadScenario(nameOrPath: string, covers?: number): Scenario {
  const { path, text } = files.read(nameOrPath);
  return readScenario(text, path, covers);
}
