import { Command, CommanderError } from 'commander';
import { register as boards } from './cli/boards.ts';
import { register as build } from './cli/build.ts';
import { register as check } from './cli/check.ts';
import { register as flash } from './cli/flash.ts';
import { register as monitor } from './cli/monitor.ts';
import { register as provision } from './cli/provision.ts';
import { register as run } from './cli/run.ts';
import { register as where } from './cli/where.ts';
import { ERRORS, isFirmwareError } from './errors.ts';

/** In the order in which `--help` shows them. */
const COMMANDS: readonly ((program: Command) => void)[] = [boards, build, check, where, provision, flash, monitor, run];

function createProgram(): Command {
  const program = new Command('lidwatch-fw')
    .description('Builds the firmware of a cover node: one minified ES5 script per board.')
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) });
  for (const register of COMMANDS) register(program);
  program.addHelpText(
    'after',
    `
Examples:
  lidwatch-fw boards
  lidwatch-fw build --board mdbt42q-rylr998
  lidwatch-fw build --all --out /tmp/firmware
  lidwatch-fw where --board mdbt42q-rylr998 10234
  lidwatch-fw provision --board mdbt42q-rylr998 --cover C-0001 --name 'Mill Lane 3' --out nodes
  lidwatch-fw flash --board mdbt42q-rylr998 --provision nodes/C-0001.node.json --port /dev/ttyACM0
  lidwatch-fw monitor --port /dev/ttyACM0 --key-file nodes/C-0001.import.json
  lidwatch-fw run /tmp/node --port /tmp/ttyNODE

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
