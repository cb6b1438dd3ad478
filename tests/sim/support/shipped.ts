import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readScenario, type Scenario } from '@lidwatch/sim';

const folder = fileURLToPath(new URL('../../../sim/scenarios/', import.meta.url));

export const SHIPPED = readdirSync(folder).map((name) => name.replace('.yaml', ''));

export function shipped(name: string, covers?: number): Scenario {
  return readScenario(readFileSync(`${folder}${name}.yaml`, 'utf8'), `${name}.yaml`, covers);
}
