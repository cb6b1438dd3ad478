import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { parseKeyFile } from '../config/keyFile.ts';
import { loadConfig } from '../config/loadConfig.ts';
import { formatProblem } from '../config/problems.ts';
import { gatewaySchema } from '../config/schema.ts';
import { gatewayError } from '../errors.ts';
import type { LifeOptions } from '../lockstep/life.ts';
import { readTextFile, shown } from '../parts/textFile.ts';
import { problemsError } from './failure.ts';
import { openGatewayLog } from './gatewayLog.ts';
import type { Terminal } from './terminal.ts';

interface Options {
  readonly config?: string;
  readonly keys?: string;
  readonly data?: string;
  readonly logLevel: string;
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const HELP = `
  lidwatch lockstep --keys nodes.csv --config gateway.yaml < requests.ndjson > answers.ndjson

One JSON object a line on standard input, one answer to each on standard output. Times are ms since 1970.

  {"at":1767225600000}                                                  time passes to there; the first starts the gateway
  {"at":1767225601000,"frames":[{"from":"7","hex":"83ea..","rssi":-90}]}  frames come in, and are committed
  {"at":1767225602000,"orders":[{"cover":"C-0007","kind":"begin","minutes":120}]}   what an operator orders of a node
  {"at":1767247200000,"outage":true}                                    the gateway was off until then, and starts again
  {"about":true}   {"end":true}                                         version and window; counts of the whole run

An answer to time: {"at":..,"downlinks":[{"at","to","hex","purpose"}],"events":[...]}; to what is no request:
{"error":{"code":"lockstep-invalid","line":3,"path":"frames.0.hex","message":..}}, and nothing has happened.
All of it: gateway/LOCKSTEP.md.`;

type Settings = Pick<LifeOptions, 'covers' | 'rules' | 'heartbeatMs' | 'perNode'>;

/** What the run needs of a configuration; without one, the built-in values. */
function settingsOf(terminal: Terminal, file: string | undefined): Settings {
  if (file === undefined) {
    const { rules, heartbeat, limits } = gatewaySchema.parse({ name: 'lockstep' });
    const perNode = { burst: limits.nodeBurst, perSecond: limits.nodePerSecond };
    return { covers: [], rules, heartbeatMs: heartbeat, perNode };
  }
  const loaded = loadConfig(file);
  if (!loaded.ok) throw problemsError('config-invalid', loaded.problems);
  // that it has no links, or a broker that nobody reaches, does not matter here
  const doubts = loaded.warnings.filter(({ path }) => path.startsWith('rules'));
  for (const doubt of doubts) terminal.err(`${formatProblem(doubt)}\n`);
  return loaded.config;
}

function keysOf(terminal: Terminal, file: string | undefined): Settings['covers'] {
  if (file === undefined) return [];
  const found = readTextFile(file);
  if (!found.ok) throw gatewayError('file-unreadable', `${shown(file)} ${found.message}`);
  const { rows, problems } = parseKeyFile(shown(file), found.text);
  if (problems.some(({ severity }) => severity === 'error')) throw problemsError('config-invalid', problems);
  for (const problem of problems) terminal.err(`${formatProblem(problem)}\n`);
  return rows;
}

async function run(terminal: Terminal, { config, keys, data, logLevel }: Options): Promise<void> {
  const { rules, heartbeatMs, perNode, covers } = settingsOf(terminal, config);
  const rows = keys === undefined ? covers : keysOf(terminal, keys);
  // the gateway's parts are loaded by the one command that needs them
  const [{ createLockstep }, { serve }] = await Promise.all([
    import('../lockstep/lockstep.ts'),
    import('../lockstep/serve.ts'),
  ]);
  const { log, end } = await openGatewayLog(logLevel);
  const folder = data ?? mkdtempSync(join(tmpdir(), 'lidwatch-lockstep-'));
  const lockstep = createLockstep({ folder, covers: rows, rules, heartbeatMs, perNode, log });
  // a signal ends the process without an end of the input
  const clean = (): void => {
    if (data === undefined) rmSync(folder, { recursive: true, force: true });
  };
  const leave = (): void => process.exit(1);
  process.once('exit', clean);
  for (const signal of SIGNALS) process.once(signal, leave);
  try {
    await serve({ input: process.stdin, answer: terminal.out, lockstep });
  } finally {
    lockstep.close();
    clean();
    process.off('exit', clean);
    for (const signal of SIGNALS) process.off(signal, leave);
    await end();
  }
  process.stdin.destroy();
}

export function addLockstepCommand(program: Command, terminal: Terminal): void {
  program
    .command('lockstep')
    .summary('run a gateway in the time of what it is told, for tests and evaluations')
    .description('Runs a whole gateway, without links and sinks, in the time of the frames that standard input brings.')
    .option('--config <file>', 'a configuration, for its rules, heartbeat, limits and key file')
    .option('--keys <file>', 'the key file, in place of that of the configuration')
    .option('--data <folder>', 'where the database is to stay; without it, it goes with the run')
    .addOption(new Option('--log-level <level>', 'how much to log, to standard error').choices(LEVELS).default('error'))
    .addHelpText('after', HELP)
    .action((options: Options) => run(terminal, options));
}
