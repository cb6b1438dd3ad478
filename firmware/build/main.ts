import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { checkBundle } from './bans/check.ts';
import { BOARDS, findBoard } from './boards.ts';
import { buildEs5 } from './chain/chain.ts';
import { register as registerFlash } from './cli/flash.ts';
import { register as registerMonitor } from './cli/monitor.ts';
import { register as registerProvision } from './cli/provision.ts';
import { ERRORS, firmwareError, isFirmwareError } from './errors.ts';
import { sizeReport } from './sizeReport.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));

async function build(name: string, out: string): Promise<void> {
  const bundle = await buildEs5(findBoard(name).entry);
  const file = join(out, `${name}.js`);
  try {
    mkdirSync(out, { recursive: true });
    writeFileSync(file, bundle.code);
  } catch (error) {
    throw firmwareError('file-unwritable', `${file}: ${(error as Error).message}`, {
      hint: 'name a folder that may be written with --out',
      cause: error,
    });
  }
  console.log(sizeReport(name, bundle));
  console.log(`written: ${relative(process.cwd(), file) || file}`);
}

function check(file: string): void {
  let code: string;
  try {
    code = readFileSync(file, 'utf8');
  } catch (error) {
    throw firmwareError('file-unreadable', `${file}: ${(error as Error).message}`, { cause: error });
  }
  const violations = checkBundle(code);
  if (violations.length === 0) {
    console.log(`${file}: every engine can run it`);
    return;
  }
  const lines = violations.map(
    (one) => `  ${file}:${one.line}:${one.column}: ${one.ban}: ${one.reason}\n      ... ${one.excerpt} ...`,
  );
  throw firmwareError(
    'bundle-banned',
    `${violations.length} constructs that an engine cannot run:\n${lines.join('\n')}`,
  );
}

function listBoards(): void {
  for (const [name, { text }] of Object.entries(BOARDS)) console.log(`${name}  ${text}`);
}

function createProgram(): Command {
  const program = new Command('lidwatch-fw')
    .description('Builds the firmware of a cover node: one minified ES5 script per board.')
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) });
  program
    .command('build')
    .description('build the script of a board and check it against every engine')
    .requiredOption('--board <name>', 'the board; see `lidwatch-fw boards`')
    .option('--out <folder>', 'where to write <board>.js', DIST)
    .action((options: { board: string; out: string }) => build(options.board, options.out));
  program
    .command('check')
    .description('check a script for constructs that an engine of the fleet cannot run')
    .argument('<file>', 'the script')
    .action((file: string) => check(file));
  program.command('boards').description('list the boards').action(listBoards);
  registerProvision(program);
  registerFlash(program);
  registerMonitor(program);
  program.addHelpText(
    'after',
    `
Examples:
  lidwatch-fw boards
  lidwatch-fw build --board mdbt42q-rylr998
  lidwatch-fw check firmware/dist/mdbt42q-rylr998.js

Exit codes: 0 done, 1 failed, 2 wrong usage. firmware/ERRORS.md explains every error code.`,
  );
  return program;
}

/** Runs the command line `args`; resolves to the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : ERRORS['usage-invalid'].exit;
    if (!isFirmwareError(error)) throw error;
    process.stderr.write(`lidwatch-fw: ${error.code}: ${error.message}\n`);
    if (error.hint) process.stderr.write(`  hint: ${error.hint}\n`);
    return ERRORS[error.code].exit;
  }
}
