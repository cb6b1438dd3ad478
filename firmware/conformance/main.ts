import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { writeText } from '../build/cli/console.ts';
import { ERRORS, type ErrorCode, firmwareError, isFirmwareError } from '../build/errors.ts';
import { annotate } from './annotate.ts';
import { playBeside } from './budgets/beside.ts';
import { isSmall, isTaped, playNode, requireHeap } from './budgets/nodeHeap.ts';
import { type BudgetOptions, HEAP_KIB, parseHeap, parseSnapshotTool, requireEngines } from './budgets/options.ts';
import { buildScenario } from './buildScenario.ts';
import { play, requireEqual } from './compare.ts';
import { type Engine, findProgram, parseEngine } from './engines.ts';
import { KEY_HEX } from './record.ts';
import { findRigs, type ListedRig, type Selection } from './rigs.ts';

interface Options extends Selection, BudgetOptions {
  readonly engine: readonly Engine[];
  readonly keep?: string;
}

interface Result {
  readonly rig: ListedRig;
  readonly bytes: number;
  /** of the reference; undefined where it did not come to its end */
  readonly frames: number | undefined;
  /** engine to a word for the table */
  readonly verdicts: ReadonlyMap<string, string>;
}

/** Columns of the table beside the engines: the node alone from a snapshot, and the heap that it took. */
const ALONE = 'node alone';
const HEAP = 'heap';

const NODE: Engine = { name: 'node', path: process.execPath };

/** Node is the reference; duk joins where it is installed, and whatever was named. */
function enginesOf({ engine }: Options): Engine[] {
  const duk = engine.some((one) => one.name === 'duk') ? undefined : findProgram('duk');
  if (duk === undefined && !engine.some((one) => one.name === 'duk')) {
    process.stderr.write('conformance: duk is not installed and was left out (Debian: apt-get install duktape)\n');
  }
  return [...(duk === undefined ? [] : [{ name: 'duk', path: duk } as const]), ...engine];
}

function showError(error: { code: string; message: string; hint?: string }): void {
  process.stderr.write(`conformance: ${error.code}: ${error.message}\n`);
  if (error.hint) process.stderr.write(`  hint: ${error.hint}\n`);
}

function titleOf({ rig }: ListedRig): string {
  return `${rig.board} x ${rig.modem}`;
}

/** Where to keep the script: with one rig the file named, with several one for each beside it. */
function keepAs(keep: string, rig: ListedRig, rigs: readonly ListedRig[]): string {
  const { dir, name, ext } = parse(keep);
  return rigs.length === 1 ? keep : join(dir, `${name}.${rig.rig.board}.${rig.rig.modem}${ext}`);
}

/** Plays one rig on the reference and on every engine; errors are shown as they come. */
async function playRig(
  rig: ListedRig,
  engines: readonly Engine[],
  script: string,
  { snapshotTool, heap }: BudgetOptions,
): Promise<Result> {
  const code = await buildScenario(rig);
  writeText(script, code, 'name a file that may be written with --keep');
  const verdicts = new Map<string, string>();
  const result = { rig, bytes: Buffer.byteLength(code), verdicts };
  const attempt = async <T extends { readonly ms: number }>(
    column: string,
    run: () => Promise<T>,
  ): Promise<T | undefined> => {
    try {
      const played = await run();
      verdicts.set(column, `${(played.ms / 1000).toFixed(2)} s`);
      return played;
    } catch (error) {
      if (!isFirmwareError(error)) throw error;
      verdicts.set(column, error.code);
      showError(firmwareError(error.code, `${titleOf(rig)}: ${error.message}`, error));
      return undefined;
    }
  };
  const reference = await attempt(NODE.name, () => play(NODE, script));
  if (!reference) return { ...result, frames: undefined };
  console.log(`\n${titleOf(rig)}\n\n${annotate(reference.lines, KEY_HEX).join('\n')}\n`);
  for (const engine of engines) {
    const tool = engine.name === 'jerry' ? snapshotTool : undefined;
    if (tool !== undefined && (await isSmall(engine))) {
      verdicts.set(engine.name, 'too small');
    } else {
      await attempt(engine.name, async () => {
        const played = await play(engine, script);
        requireEqual(reference, played);
        return played;
      });
    }
    if (tool === undefined || !(await isTaped(rig.rig))) continue;
    await attempt(ALONE, async () => {
      const alone = await playNode(engine, tool, rig.rig);
      verdicts.set(HEAP, alone.stats ? `${alone.stats.peak}` : 'not told');
      requireHeap(`${engine.name}: the node alone`, alone, heap);
      return alone;
    });
  }
  return { ...result, frames: reference.frames };
}

function table(results: readonly Result[], engines: readonly Engine[]): string {
  const extra = [ALONE, HEAP].filter((column) => results.some(({ verdicts }) => verdicts.has(column)));
  const names = [...new Set(['node', ...engines.map(({ name }) => name), ...extra])];
  const rows = [
    ['board', 'modem', 'bytes', 'frames', ...names],
    ...results.map(({ rig, bytes, frames, verdicts }) => [
      rig.rig.board,
      rig.rig.modem,
      String(bytes),
      String(frames ?? '-'),
      ...names.map((name) => verdicts.get(name) ?? '-'),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd()).join('\n');
}

async function run(options: Options): Promise<number> {
  requireEngines(options, options.engine);
  const rigs = await findRigs(options);
  if (rigs.length === 0) {
    throw firmwareError('usage-invalid', 'none of the boards named has one of the modems named', {
      hint: 'lidwatch-fw boards lists the boards, and the page of each its radios',
    });
  }
  const engines = enginesOf(options);
  const folder = mkdtempSync(join(tmpdir(), 'lidwatch-conformance-'));
  const results: Result[] = [];
  try {
    for (const rig of rigs) {
      const script = options.keep ? keepAs(options.keep, rig, rigs) : join(folder, 'scenario.js');
      results.push(await playRig(rig, engines, script, options));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(table(results, engines));
  if (results.some(({ verdicts }) => verdicts.has(HEAP))) {
    console.log(
      `  heap: bytes at the peak, of ${options.heap} allowed: the node's script and data, and a small player of tape`,
    );
  }
  const beside = await playBeside(engines, options, console.log);
  for (const error of beside) showError(error);
  const verdicts = results.flatMap(({ verdicts }) => [...verdicts.values()]);
  const codes = [...verdicts.filter((verdict) => verdict in ERRORS), ...beside.map(({ code }) => code)];
  console.log(
    codes.length === 0 ? 'conformance: every engine produced the same frames' : 'conformance: failed, see above',
  );
  return Math.max(0, ...codes.map((code) => ERRORS[code as ErrorCode].exit));
}

function collect(text: string, before: string[]): string[] {
  return [...before, text];
}

/** Runs the command line `args`; resolves to the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  let status = 0;
  const program = new Command('npm run conformance --')
    .description(
      'Plays one scenario with every board and modem, on Node, on duk and on the engines named; their frames must be equal byte for byte.',
    )
    .option(
      '--engine <name=path>',
      'another engine: jerry, espruino, iotjs, or another duk or node; may be repeated',
      (text: string, before: Engine[]) => [...before, parseEngine(text)],
      [] as Engine[],
    )
    .option('--board <name>', 'only this board; may be repeated', collect, [])
    .option('--modem <name>', 'only this modem; may be repeated', collect, [])
    .option(
      '--snapshot-tool <path>',
      'jerry-snapshot: run each board alone on jerry, and hold its heap',
      parseSnapshotTool,
    )
    .addOption(
      new Option('--heap <kib>', 'KiB of the heap that a node may take')
        .argParser(parseHeap)
        .default(HEAP_KIB * 1024, `${HEAP_KIB}`),
    )
    .option('--instructions', 'count those of encoding and sealing a status, on jerry and espruino, with valgrind')
    .option('--keep <file>', 'keep the script that the engines run; with several, one for each beside it')
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
