import { chmodSync, writeFileSync } from 'node:fs';
import { simulatedKey } from '../node/key.ts';
import type { Scenario } from '../scenario/types.ts';

/** The rows of a gateway's key file: `cover,node,key,name,group`. */
export function keyFileText(scenario: Scenario, seed: number): string {
  const rows = scenario.covers.map(({ cover, node, name, group }) => {
    const key = Buffer.from(simulatedKey(seed, node)).toString('hex');
    return [cover, `0x${node.toString(16).padStart(8, '0')}`, key, quoted(name), group].join(',');
  });
  return [
    '# Simulated nodes only: whoever knows the seed can work these keys out.',
    'cover,node,key,name,group',
    ...rows,
    '',
  ].join('\n');
}

/** RFC 4180 section 2 */
function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes the file for its owner only, whatever mode an older one had. */
export function writeKeyFile(path: string, scenario: Scenario, seed: number): void {
  writeFileSync(path, keyFileText(scenario, seed), { mode: 0o600 });
  chmodSync(path, 0o600);
}
