import { Command } from 'commander';
import { programVersion } from '../parts/version.ts';
import { addAuditCommand } from './auditCommand.ts';
import { addBackupCommand } from './backupCommand.ts';
import { addConfigCommand } from './configCheck.ts';
import { addCoverAdd } from './coverAdd.ts';
import { addCoverConfig } from './coverConfig.ts';
import { addCoverList } from './coverList.ts';
import { addCoverLog } from './coverLog.ts';
import { addCoverMaintenance } from './coverMaintenance.ts';
import { addCoverOrders } from './coverOrders.ts';
import { addCoverShow } from './coverShow.ts';
import { addCoverTable } from './coverTable.ts';
import { addDoctorCommand } from './doctorCommand.ts';
import { addEventList } from './eventList.ts';
import { addEventRelease } from './eventRelease.ts';
import { addEventShow } from './eventShow.ts';
import { EXIT, tellFailure } from './failure.ts';
import { addGatewayCommand } from './gatewayCommand.ts';
import { addGroupCommand } from './groupCommand.ts';
import { addHistoryCommand } from './historyCommand.ts';
import { addIncidentCommand } from './incidentCommand.ts';
import { addKeysCommand } from './keysCommand.ts';
import { addLockstepCommand } from './lockstepCommand.ts';
import { addNodeCommands } from './nodeCommands.ts';
import { addOpen311KeyCommand } from './open311KeyCommand.ts';
import { addOutboxCommand } from './outboxCommand.ts';
import { addPortsCommand } from './portsCommand.ts';
import { addProvisionCommand } from './provisionCommand.ts';
import { addQrCommand } from './qrCommand.ts';
import { addQuarantineCommand } from './quarantineCommand.ts';
import { addReplayCommand } from './replayCommand.ts';
import { addReportCommand } from './reportCommand.ts';
import { addRestoreCommand } from './restoreCommand.ts';
import { addRulesCommand } from './rulesCommand.ts';
import { addStoreCommand } from './storeCommand.ts';
import { createTerminal, type Terminal } from './terminal.ts';
import { addTokenCommand } from './tokenCommand.ts';
import { addTopCommand } from './topCommand.ts';
import { addUserCommand } from './userCommand.ts';

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

function createProgram(terminal: Terminal): Command {
  const program = new Command('lidwatch')
    .description('Watches the manhole covers of a city: turns the frames of their nodes into acknowledged events.')
    .version(programVersion())
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .configureHelp({ showGlobalOptions: false })
    .showHelpAfterError('(lidwatch --help, or --help behind a command, tells more)')
    .addHelpText('after', `\nExamples:${EXAMPLES}\n${EXIT_CODES}`);
  addGatewayCommand(program, terminal);
  addTopCommand(program, terminal);
  const cover = program
    .command('cover')
    .summary('add, list or show covers; tell their nodes what to do')
    .description('About covers and their nodes.');
  addCoverAdd(cover, terminal);
  addCoverList(cover, terminal);
  addCoverShow(cover, terminal);
  addCoverConfig(cover, terminal);
  addCoverMaintenance(cover, terminal);
  addCoverOrders(cover, terminal);
  addCoverLog(cover, terminal);
  addCoverTable(cover, terminal);
  addGroupCommand(program, terminal);
  addNodeCommands(program, terminal);
  const event = program
    .command('event')
    .summary('list or show events; let one go')
    .description('About what detection has raised.');
  addEventList(event, terminal);
  addEventShow(event, terminal);
  addEventRelease(event, terminal);
  addIncidentCommand(program, terminal);
  addHistoryCommand(program, terminal);
  addReportCommand(program, terminal);
  addProvisionCommand(program, terminal);
  addPortsCommand(program, terminal);
  addConfigCommand(program, terminal);
  addRulesCommand(program, terminal);
  addReplayCommand(program, terminal);
  addLockstepCommand(program, terminal);
  addDoctorCommand(program, terminal);
  addOutboxCommand(program, terminal);
  addQuarantineCommand(program, terminal);
  addUserCommand(program, terminal);
  addTokenCommand(program, terminal);
  addQrCommand(program, terminal);
  addOpen311KeyCommand(program, terminal);
  addAuditCommand(program, terminal);
  addBackupCommand(program, terminal);
  addRestoreCommand(program, terminal);
  addStoreCommand(program, terminal);
  addKeysCommand(program, terminal);
  return program;
}

/** Runs one command. `args` without the names of node and script. Returns the exit code; never throws. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await createProgram(terminal).parseAsync([...args], { from: 'user' });
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
