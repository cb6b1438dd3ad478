import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readScenario, type Scenario } from '@lidwatch/sim';

const folder = fileURLToPath(new URL('../../../sim/scenarios/', import.meta.url));

function namesIn(below: string): readonly string[] {
  return readdirSync(`${folder}${below}`)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => below + name.replace('.yaml', ''));
}

/** Scenarios to look at, each a few minutes or hours. */
export const SHIPPED = namesIn('');
/** Scenarios to judge by, each a month. */
export const CITY = namesIn('city/');

export function shipped(name: string, covers?: number): Scenario {
  return readScenario(readFileSync(`${folder}${name}.yaml`, 'utf8'), `${name}.yaml`, covers);
}
