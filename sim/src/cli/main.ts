import { Command, CommanderError } from 'commander';

import { writeKeyFile } from '../city/keyFile.ts';
import { isSimError } from '../errors.ts';
import { addEvaluateCommand, NOT_MET } from './addEvaluateCommand.ts';
import { playAir } from './airCommand.ts';
import { parseAddress, parseDuration, parseSpeed, parseWhole, type UdpAddress } from './options.ts';
import { type RunSummary, run } from './runCommand.ts';
import { loadScenario, shippedScenarios } from './scenarioFile.ts';

const DONE = 0;
const FAILED = 1;
const USAGE = 2;

interface RunFlags {
  readonly udp?: UdpAddress;
  readonly pty?: string;
  readonly serial: number;
  readonly speed: number;
  readonly seed?: number;
  readonly covers?: number;
  readonly duration?: number;
  readonly truth?: string;
  readonly nodeLog?: boolean;
  readonly keys?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

interface KeysFlags {
  readonly out: string;
  readonly seed?: number;
  readonly covers?: number;
  readonly json?: boolean;
}

const HELP = `
Scenarios that come with it: ${shippedScenarios().join(', ')}. How to write one: sim/README.md.

Examples:
  lidwatch-sim keys first-light --out nodes.csv
  lidwatch-sim run first-light --udp 127.0.0.1:7700
  lidwatch-sim run cloudburst --pty /tmp/ttyLID0 --speed 10 --truth truth.ndjson
  lidwatch-sim air /tmp/ttyGATEWAY /tmp/ttyNODE
  lidwatch-sim evaluate --suite city --out evaluation

At any speed but 1 the gateway's clock and the nodes' run apart: frames and acknowledgements are as they should be, but
ages and hold times are not, so judge events at speed 1.

Exit codes: 0 the run is over, or was ended by Ctrl-C; 1 the link failed; 2 a scenario or an option is wrong. Of
evaluate: 0 the targets hold, 1 they do not, or it was ended or failed, 2 a suite, scenario or option is wrong.
Keys of simulated nodes follow from the seed: never give them to a real node.`;

function program(signal: AbortSignal): Command {
  const command = new Command('lidwatch-sim')
    .description('A city of virtual covers, each with a node that runs the real firmware core.')
    .exitOverride()
    .showSuggestionAfterError()
    .addHelpText('after', HELP);
  const seed = parseWhole('--seed', 0, 2 ** 32);
  const covers = parseWhole('--covers', 1, 60_000);

  command
    .command('run <scenario>')
    .description('plays a scenario (a name or a file) against a gateway, over UDP, a serial line, or both')
    .option('--udp <host:port>', 'send frames as datagrams to this gateway', parseAddress)
    .option('--pty <path>', 'make a pseudo-terminal of this name and play the RYLR998 of the gateway on it (socat)')
    .option(
      '--serial <n>',
      'with --udp and --pty: so many covers, the last ones, use the terminal',
      parseWhole('--serial', 1, 60_000),
      4,
    )
    .option('--speed <n>', 'virtual seconds in a real one, or max', parseSpeed, 1)
    .option('--seed <n>', "instead of the scenario's own", seed)
    .option('--covers <n>', "instead of the scenario's number", covers)
    .option('--duration <d>', "instead of the scenario's own, in virtual time: 10min, 24h", parseDuration)
    .option('--truth <file>', 'write what really happens as NDJSON (- for standard output)')
    .option('--node-log', 'write what the nodes say of their messages there too')
    .option('--keys <file>', "write the gateway's key file before the run")
    .option('--quiet', 'do not say what happens')
    .option('--json', 'print the counts at the end as JSON')
    .action((name: string, flags: RunFlags) => runAction(name, flags, signal));

  command
    .command('keys <scenario>')
    .description("writes the gateway's key file for a scenario's nodes: simulated keys, for simulated nodes only")
    .requiredOption('--out <file>', 'the file; it will be readable by you alone')
    .option('--seed <n>', "instead of the scenario's own", seed)
    .option('--covers <n>', "instead of the scenario's number", covers)
    .option('--json', 'print what was written as JSON')
    .action(keysAction);

  command
    .command('air <path...>')
    .description('plays RYLR998 modules that hear each other, each on a pseudo-terminal of such a name (socat)')
    .option('--quiet', 'do not say which frames pass')
    .action((paths: readonly string[], flags: { readonly quiet?: boolean }) =>
      playAir({ paths, quiet: flags.quiet ?? false, signal }),
    );

  addEvaluateCommand(command, signal);
  return command;
}

async function runAction(name: string, flags: RunFlags, signal: AbortSignal): Promise<void> {
  if (!flags.udp && !flags.pty) throw new CommanderError(USAGE, 'no-link', 'give --udp HOST:PORT, --pty PATH, or both');
  const scenario = loadScenario(name, flags.covers);
  const seed = flags.seed ?? scenario.seed;
  if (flags.keys) writeKeyFile(flags.keys, scenario, seed);
  const words = !flags.quiet && !flags.json && flags.truth !== '-';
  if (words) console.log(`${scenario.covers.length} covers, scenario ${scenario.name}, seed ${seed}; Ctrl-C ends it`);
  const summary = await run({
    scenario,
    seed,
    links: { udp: flags.udp, pty: flags.pty, serial: flags.serial },
    speed: flags.speed,
    duration: flags.duration ?? scenario.duration,
    truth: flags.truth,
    nodeLog: flags.nodeLog ?? false,
    words,
    signal,
  });
  if (flags.json) console.log(JSON.stringify(summary));
  else if (words) console.log(summaryText(summary));
}

function summaryText({ virtual, real, truth, energy, links }: RunSummary): string {
  const happened = Object.entries(truth).map(([what, count]) => `${count} ${what}`);
  const lines = links.map(({ name, lost, radio: { uplinks: up, downlinks: down } }) => {
    const lostUp = `${up.faded} faded, ${up.collided} collided, ${up.deaf} while the gateway sent`;
    const lostDown = `${down.faded} faded, ${down.deaf} to a node that did not listen`;
    const unsent = lost > 0 ? `; ${lost} not carried by the link` : '';
    return `${name}: ${up.sent} frames up (${lostUp}), ${down.sent} down (${lostDown})${unsent}`;
  });
  const drawn = Object.entries(energy).map(([what, millijoules]) => `${what} ${millijoules}`);
  return [
    `${virtual / 1000} s in ${real / 1000} s: ${happened.join(', ') || 'nothing happened'}`,
    ...lines,
    `mJ drawn by a node, on the mean: ${drawn.join(', ')}`,
  ].join('\n');
}

function keysAction(name: string, { out, seed, covers, json }: KeysFlags): void {
  const scenario = loadScenario(name, covers);
  writeKeyFile(out, scenario, seed ?? scenario.seed);
  const count = scenario.covers.length;
  if (json) console.log(JSON.stringify({ file: out, keys: count, seed: seed ?? scenario.seed }));
  else console.log(`${count} keys written to ${out}. They follow from the seed: for simulated nodes only.`);
}

/** Runs the command line `args`, without the program's name. Resolves with the exit code; never rejects. */
export async function main(args: readonly string[], signal: AbortSignal): Promise<number> {
  try {
    await program(signal).parseAsync([...args], { from: 'user' });
    return DONE;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.code === 'no-link') console.error(`error: ${error.message}`);
      if (error.code === NOT_MET) return FAILED;
      return error.exitCode === 0 ? DONE : USAGE;
    }
    if (!isSimError(error)) throw error;
    console.error(`error: ${error.message}`);
    return error.code === 'link-failed' || error.code === 'gateway-failed' ? FAILED : USAGE;
  }
}
