import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildEs5 } from '../../build/chain/chain.ts';
import { firmwareError } from '../../build/errors.ts';
import { type Engine, findProgram, runProgram } from '../engines.ts';

/** instructions of JerryScript for encoding and sealing one status */
const INSTRUCTION_BUDGET = 7_000_000;

/** statuses in the two runs whose difference is taken */
const FEW = 1;
const MANY = 11;

const LOOP = fileURLToPath(new URL('statusLoop.ts', import.meta.url));
const NATIVE = fileURLToPath(new URL('../../src/boards/espruino/nativeCcm.ts', import.meta.url));

export const CIPHERS = ['portable', 'native'] as const;
export type Cipher = (typeof CIPHERS)[number];

/** The script that seals so many statuses. `native`: by the AES of the engine, which Espruino alone has. */
function statusScript(times: number, cipher: Cipher): string {
  const imports = `import { sealStatuses } from ${JSON.stringify(LOOP)};\n`;
  const show = "typeof print === 'function' ? print : (line) => console.log(line)";
  if (cipher === 'portable') return `${imports}sealStatuses(${times}, ${show});\n`;
  return `${imports}import { createNativeCcm } from ${JSON.stringify(NATIVE)};
sealStatuses(${times}, ${show}, (key) => createNativeCcm(require('crypto').AES, key));
`;
}

/** The total in what valgrind's cachegrind says on standard error, or undefined. */
export function readInstructions(output: string): number | undefined {
  const match = /^==\d+== I +refs: +([\d,]+)\r?$/m.exec(output);
  return match ? Number(match[1]?.replaceAll(',', '')) : undefined;
}

/** Where valgrind stands. Throws `engine-missing`. */
export function findValgrind(): string {
  const valgrind = findProgram('valgrind');
  if (valgrind !== undefined) return valgrind;
  throw firmwareError('engine-missing', '--instructions counts with valgrind, which is not on PATH', {
    hint: 'Debian: apt-get install valgrind; for a 32-bit engine on a 64-bit machine libc6-dbg:i386, too',
  });
}

interface Counted {
  readonly instructions: number;
  readonly frame: string;
}

async function count(valgrind: string, engine: Engine, folder: string, script: string): Promise<Counted> {
  const args = ['--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=/dev/null', engine.path, script];
  const { output, fault } = await runProgram(valgrind, args, folder);
  const instructions = readInstructions(output);
  const frame = /frame ([0-9a-f]+)/.exec(output)?.[1];
  if (fault !== '' || instructions === undefined || frame === undefined) {
    const said = output.trim().split('\n').slice(-3).join(' / ');
    throw firmwareError('engine-failed', `${engine.name} under valgrind ${fault || 'gave no count'}: ${said}`);
  }
  return { instructions, frame };
}

/** Instructions that an engine needs to encode and seal one status; and the last frame, to be compared. */
export async function countStatus(valgrind: string, engine: Engine, cipher: Cipher): Promise<Counted> {
  const folder = mkdtempSync(join(tmpdir(), 'lidwatch-count-'));
  try {
    const counted: Counted[] = [];
    for (const times of [FEW, MANY]) {
      const script = `seal${times}.js`;
      const { code } = await buildEs5({ name: `${cipher}.${times}.ts`, text: statusScript(times, cipher) });
      writeFileSync(join(folder, script), code);
      counted.push(await count(valgrind, engine, folder, script));
    }
    const [few, many] = counted as [Counted, Counted];
    return {
      instructions: Math.round((many.instructions - few.instructions) / (MANY - FEW)),
      frame: many.frame,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Throws `engine-over-budget`. */
export function requireInstructions(what: string, instructions: number, limit = INSTRUCTION_BUDGET): void {
  if (instructions <= limit) return;
  throw firmwareError(
    'engine-over-budget',
    `${what}: encoding and sealing a status takes ${instructions} instructions, ${instructions - limit} more than ${limit}`,
    { hint: 'firmware/conformance/README.md says how they are counted' },
  );
}
