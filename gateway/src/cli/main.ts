import { Command } from 'commander';
import { programVersion } from '../parts/version.ts';
import { COMMANDS } from './commands.ts';
import { EXIT, tellFailure } from './failure.ts';
import { createTerminal, type Terminal } from './terminal.ts';

const EXIT_CODES = `
Exit codes: 0 done, 1 failed, 2 wrong usage or configuration, 3 no such cover, group, event,
incident or user, 4 it exists already.
Every command takes --help, and every one but config schema (which prints JSON anyhow) --json.`;

const EXAMPLES = `
  lidwatch ports                                       which serial ports are there?
  lidwatch config check gateway.yaml                   is the configuration right?
  lidwatch provision C-0007.json                       take up what lidwatch-fw provision wrote
  lidwatch cover add C-0007 --node 0x2a --generate-key
  lidwatch cover config C-0007 heartbeat=60min
  lidwatch group config --all water-period=2min
  lidwatch gateway --config gateway.yaml               run it
  lidwatch user add ann --role admin                   who may use its console?
  lidwatch top                                         watch it
  lidwatch event list --open                           what is going on?
  lidwatch incident list --open                        and who sees to it?
  lidwatch history C-0007 --signal water --from 7d     what has it said?
  lidwatch rules try --all --set water.high.raise=250mm   what would that have raised?
  lidwatch report --month 2026-11 --out report.html    what was done, and what follows?
  lidwatch doctor                                      what is missing?
  lidwatch replay level.csv --level depth_mm --raise 100mm --clear 50mm`;

/** The program with the command that `args` begin with; with all of them where that is none, to list them or to find what was meant. */
async function createProgram(args: readonly string[], terminal: Terminal): Promise<Command> {
  const program = new Command('lidwatch')
    .description('Watches the manhole covers of a city: turns the frames of their nodes into acknowledged events.')
    .version(programVersion())
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .configureHelp({ showGlobalOptions: false })
    .showHelpAfterError('(lidwatch --help, or --help behind a command, tells more)')
    .addHelpText('after', `\nExamples:${EXAMPLES}\n${EXIT_CODES}`);
  const asked = COMMANDS.get(args[0] ?? '');
  for (const load of asked ? [asked] : COMMANDS.values()) {
    const add = await load();
    add(program, terminal);
  }
  return program;
}

/** Runs one command. `args` without the names of node and script. Returns the exit code; never throws. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const program = await createProgram(args, terminal);
    await program.parseAsync([...args], { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    return tellFailure(terminal, error, args.includes('--json'));
  }
}

/** The process: a reader that goes away (`| head`) ends it quietly, but not a gateway, which has other work to do. */
export async function main(): Promise<void> {
  const args = process.argv.slice(2);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (args[0] !== 'gateway') process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.failure);
  });
  // there is nobody left to tell
  process.stderr.on('error', () => undefined);
  process.exitCode = await run(args, createTerminal(process));
}
