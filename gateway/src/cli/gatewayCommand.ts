import module from 'node:module';
import { type Command, Option } from 'commander';
import { keepLastGood, loadLastGood } from '../config/lastGood.ts';
import { type ConfigProblems, type LoadedConfig, loadConfig } from '../config/loadConfig.ts';
import { formatProblem } from '../config/problems.ts';
import { systemClock } from '../parts/clock.ts';
import { coded } from '../parts/logCodes.ts';
import { createServiceNotifier } from '../service/notify.ts';
import { problemsError } from './failure.ts';
import { openGatewayLog } from './gatewayLog.ts';
import { printJson, type Terminal } from './terminal.ts';
import { DEFAULT_CONFIG } from './withStore.ts';

interface Options {
  readonly config: string;
  readonly logLevel: string;
  readonly json?: boolean;
}

const HELP = `
  lidwatch gateway --config gateway.yaml
  lidwatch gateway --config gateway.yaml --json 2>>gateway.log

Standard output gets one message when the gateway is up: where it can be reached. The log, JSON lines, goes to standard
error. A port, broker or disk that is missing does not end it: /readyz says what is amiss. Ctrl-C or SIGTERM ends it.
SIGHUP (systemctl reload; not in a terminal) makes it read its configuration again and take it over, but for the data folder
and keys, which count from the next start on; a wrong file changes nothing. See it first: lidwatch config diff
A configuration that is wrong at the start is told, and the one of the last good start is used; without one, it ends.`;

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

interface Signals {
  /** resolves at the first signal that asks the process to end */
  readonly ended: Promise<NodeJS.Signals>;
  /** From here on they do again what they do to any process. */
  giveBack(): void;
}

function hearSignals(onReload: () => void): Signals {
  const toEnd: NodeJS.Signals[] = ['SIGINT', 'SIGTERM'];
  const { promise: ended, resolve } = Promise.withResolvers<NodeJS.Signals>();
  // SIGHUP to a service asks for its configuration to be read; to a program in a terminal it says that this was closed
  if (process.stdin.isTTY) toEnd.push('SIGHUP');
  else process.on('SIGHUP', onReload);
  for (const signal of toEnd) process.once(signal, resolve);
  return {
    ended,
    giveBack() {
      for (const signal of toEnd) process.off(signal, resolve);
      process.off('SIGHUP', onReload);
    },
  };
}

/** A box that nobody watches is to guard its covers after a power cut, too, when somebody has left its file half edited. */
function configured(terminal: Terminal, file: string, loaded: LoadedConfig | ConfigProblems): LoadedConfig {
  const usable = loaded.ok ? loaded : loadLastGood(file);
  if (!usable) throw problemsError('config-invalid', loaded.ok ? [] : loaded.problems);
  for (const problem of loaded.ok ? loaded.warnings : loaded.problems) terminal.err(`${formatProblem(problem)}\n`);
  if (!loaded.ok) terminal.err(`${file} is wrong: the gateway starts with the configuration of its last good start\n`);
  return usable;
}

async function run(terminal: Terminal, { config: file, logLevel, json }: Options): Promise<void> {
  const found = loadConfig(file);
  const loaded = configured(terminal, file, found);
  // the gateway's parts (database, serial port, server) are loaded by the one command that needs them
  const [{ log, end }, { createGateway }] = await Promise.all([openGatewayLog(logLevel), import('../app.ts')]);
  // what was compiled, at once: a gateway that a power cut ends writes nothing at its end
  module.flushCompileCache();
  const gateway = createGateway({ config: loaded.config, log });
  const service = createServiceNotifier({
    env: process.env,
    clock: systemClock,
    isAlive: gateway.isAlive,
    status: gateway.summary,
    onTrouble: (reason) => log.warn(coded('service-silent', { reason }), 'the service manager cannot be told'),
  });
  function keep(now: LoadedConfig | ConfigProblems): void {
    try {
      if (now.ok) keepLastGood(now);
    } catch (error) {
      log.warn(coded('config-unsaved', { err: error }), 'the configuration is not kept for a later start');
    }
  }
  const signals = hearSignals(() => {
    const now = loadConfig(file);
    void gateway.reload(now).then((isTaken) => isTaken && keep(now));
  });
  await gateway.reload(found);
  const info = await gateway.start().catch((error: unknown) => {
    signals.giveBack();
    throw error;
  });
  keep(found);
  if (json) printJson(terminal, info);
  else {
    const links = info.links.map(({ name, kind, address }) => `${name} (${kind} ${address ?? 'not up yet'})`);
    terminal.out(`gateway ${loaded.config.name} is up\n`);
    terminal.out(`  api    ${info.api ?? 'not up yet'}\n`);
    terminal.out(`  mqtt   ${info.mqtt ?? 'not up yet'}${info.embeddedBroker ? ' (embedded broker)' : ''}\n`);
    terminal.out(`  links  ${links.join(', ') || 'none'}\n`);
  }
  service.ready(gateway.summary());
  log.info(coded('ending', { signal: await signals.ended }), 'ending');
  service.stopping();
  await gateway.stop().finally(signals.giveBack);
  // a write that nobody takes would keep the process alive
  if (!(await end())) process.exit();
}

export function addGatewayCommand(program: Command, terminal: Terminal): void {
  program
    .command('gateway')
    .summary('run the gateway')
    .description('Runs the gateway until it is asked to end.')
    .option('--config <file>', 'the configuration', DEFAULT_CONFIG)
    .addOption(new Option('--log-level <level>', 'how much to log').choices(LEVELS).default('info'))
    .option('--json', 'print where the gateway can be reached as JSON')
    .addHelpText('after', HELP)
    .action((options: Options) => run(terminal, options));
}
