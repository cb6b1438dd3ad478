import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { buildEs5 } from '../build/chain/chain.ts';
import { ERRORS, isFirmwareError } from '../build/errors.ts';
import { describeSize, measure } from '../build/sizeReport.ts';
import { annotate } from './annotate.ts';
import { type Played, play, requireEqual } from './compare.ts';
import { type Engine, findProgram, parseEngine } from './engines.ts';
import { KEY_HEX } from './world.ts';

const SCENARIO = fileURLToPath(new URL('scenario.main.ts', import.meta.url));

interface Options {
  readonly engine: readonly Engine[];
  readonly keep?: string;
}

function row(played: Played): string {
  const seconds = `${(played.ms / 1000).toFixed(2)} s`;
  return `  ${played.engine.name.padEnd(9)} ${String(played.frames).padStart(3)} frames  ${seconds.padStart(8)}  ${played.engine.path}`;
}

/** Node is the reference; duk joins where it is installed, and whatever was named. */
function enginesOf({ engine }: Options): Engine[] {
  const duk = engine.some((one) => one.name === 'duk') ? undefined : findProgram('duk');
  if (duk === undefined && !engine.some((one) => one.name === 'duk')) {
    process.stderr.write('conformance: duk is not installed and was left out (Debian: apt-get install duktape)\n');
  }
  return [...(duk === undefined ? [] : [{ name: 'duk', path: duk } as const]), ...engine];
}

async function compareAll(options: Options, script: string): Promise<number> {
  const reference = await play({ name: 'node', path: process.execPath }, script);
  console.log(`\n${annotate(reference.lines, KEY_HEX).join('\n')}\n`);
  console.log(`${row(reference)}\n`.trimEnd());
  let status = 0;
  for (const engine of enginesOf(options)) {
    try {
      const played = await play(engine, script);
      requireEqual(reference, played);
      console.log(`${row(played)}  equal`);
    } catch (error) {
      if (!isFirmwareError(error)) throw error;
      status = ERRORS[error.code].exit;
      console.log(`  ${engine.name.padEnd(9)} ${error.code}`);
      showError(error);
    }
  }
  console.log(status === 0 ? 'conformance: every engine produced the same frames' : 'conformance: failed, see above');
  return status;
}

function showError(error: { code: string; message: string; hint?: string }): void {
  process.stderr.write(`conformance: ${error.code}: ${error.message}\n`);
  if (error.hint) process.stderr.write(`  hint: ${error.hint}\n`);
}

async function run(options: Options): Promise<number> {
  const bundle = await buildEs5(SCENARIO);
  console.log(describeSize(measure('the scenario, with the node and the world around it', bundle)));
  const folder = mkdtempSync(join(tmpdir(), 'lidwatch-conformance-'));
  try {
    const script = options.keep ?? join(folder, 'scenario.js');
    writeFileSync(script, bundle.code);
    return await compareAll(options, script);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the command line `args`; resolves to the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  let status = 0;
  const program = new Command('npm run conformance --')
    .description(
      'Plays one scenario on Node, on duk and on the engines named; their frames must be equal byte for byte.',
    )
    .option(
      '--engine <name=path>',
      'another engine: jerry, espruino, iotjs, or another duk or node; may be repeated',
      (text: string, before: Engine[]) => [...before, parseEngine(text)],
      [] as Engine[],
    )
    .option('--keep <file>', 'keep the script that the engines run')
    .addHelpText('after', '\nExit codes: 0 equal, 1 not equal or an engine failed, 2 wrong usage.')
    .exitOverride()
    .action(async (options: Options) => {
      status = await run(options);
    });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : ERRORS['usage-invalid'].exit;
    if (!isFirmwareError(error)) throw error;
    showError(error);
    return ERRORS[error.code].exit;
  }
}
