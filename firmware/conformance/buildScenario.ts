import { fileURLToPath } from 'node:url';
import { buildEs5 } from '../build/chain/chain.ts';
import type { ListedRig } from './rigs.ts';

const SCENARIO = fileURLToPath(new URL('scenario.ts', import.meta.url));

/** What says which of the rigs is played: in front of the script, so that one build does for all of a board. */
const CHOSEN = 'rigIndex';

/** JerryScript and duk print with `print`, Node and IoT.js with `console.log`, Espruino with either. */
function entryOf(file: string): string {
  return `import { playScenario } from ${JSON.stringify(SCENARIO)};
import { RIGS } from ${JSON.stringify(file)};
playScenario(RIGS[${CHOSEN}], typeof print === 'function' ? print : (line) => console.log(line));
`;
}

/** The script that every engine runs: the scenario with the rigs of a board, of which it plays this one. */
export async function buildScenario({ rig, file, index }: ListedRig): Promise<string> {
  const { code } = await buildEs5({ name: `${rig.board}.scenario.ts`, text: entryOf(file) });
  return `var ${CHOSEN}=${index};${code}`;
}
