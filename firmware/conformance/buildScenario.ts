import { fileURLToPath } from 'node:url';
import { buildEs5, type Es5Bundle } from '../build/chain/chain.ts';
import type { ListedRig } from './rigs.ts';

const SCENARIO = fileURLToPath(new URL('scenario.ts', import.meta.url));

/** JerryScript and duk print with `print`, Node and IoT.js with `console.log`, Espruino with either. */
function entryOf({ file, index }: ListedRig): string {
  return `import { playScenario } from ${JSON.stringify(SCENARIO)};
import { RIGS } from ${JSON.stringify(file)};
playScenario(RIGS[${index}], typeof print === 'function' ? print : (line) => console.log(line));
`;
}

/** The one script that every engine runs: the scenario with this rig, and nothing of the others. */
export function buildScenario(rig: ListedRig): Promise<Es5Bundle> {
  return buildEs5({ name: `${rig.rig.board}.${rig.rig.modem}.scenario.ts`, text: entryOf(rig) });
}
