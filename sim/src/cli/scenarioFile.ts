import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSimError } from '../errors.ts';
import { nearest } from '../scenario/nearest.ts';
import { readScenario } from '../scenario/read.ts';
import type { Scenario } from '../scenario/types.ts';

const SHIPPED = fileURLToPath(new URL('../../scenarios', import.meta.url));

/** Names of the scenarios that come with the simulator. */
export function shippedScenarios(): readonly string[] {
  return readdirSync(SHIPPED, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length).replaceAll('\\', '/'))
    .sort();
}

/** A scenario by the path of its file or by the name of a shipped one. */
export function loadScenario(nameOrPath: string, covers?: number): Scenario {
  const shipped = join(SHIPPED, `${nameOrPath}.yaml`);
  const path = !nameOrPath.startsWith('.') && existsSync(shipped) ? shipped : nameOrPath;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const meant = nearest(nameOrPath, shippedScenarios());
    const hint = meant
      ? `did you mean ${meant}?`
      : `give the path of a file, or one of ${shippedScenarios().join(', ')}`;
    throw createSimError('scenario-unreadable', `${reason}; ${hint}`);
  }
  return readScenario(text, path, covers);
}
