import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { LinkConfig } from '../config/links/link.ts';
import { loadConfig } from '../config/loadConfig.ts';
import { thisMachine } from '../transports/ports/machine.ts';
import { holderText } from '../transports/ports/portHolders.ts';
import { problemsError } from './failure.ts';
import { type PortReport, reportPorts } from './portReport.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { DEFAULT_CONFIG } from './withStore.ts';

interface Options {
  readonly config?: string;
  readonly json?: boolean;
}

const HELP = `
  lidwatch ports                        with the links of gateway.yaml in this folder, if there is one
  lidwatch ports --config /etc/lidwatch/gateway.yaml --json

The last column is the line for a link: it finds the port again whatever number it gets. Nothing is opened, and udev
need not run. Who holds a port of another user is seen by root alone.`;

const COLUMNS: readonly TableColumn<PortReport>[] = [
  { title: 'port', cell: ({ device }) => device },
  { title: 'what it is', cell: ({ text, usb }) => text ?? (usb === undefined ? 'serial port' : `USB ${usb}`) },
  { title: 'used by', cell: (port) => usersOf(port).join(', ') || '-' },
  { title: 'gateway.yaml', cell: ({ write }) => write },
];

function usersOf({ link, heldBy }: PortReport): readonly string[] {
  return [...(link === undefined ? [] : [`link ${link}`]), ...heldBy.map(holderText)];
}

/** A file that was asked for must be right; one that lies here is looked into if it is. */
function linksOf(terminal: Terminal, config: string | undefined): readonly LinkConfig[] {
  if (config === undefined && !existsSync(DEFAULT_CONFIG)) return [];
  const loaded = loadConfig(config ?? DEFAULT_CONFIG);
  if (loaded.ok) return loaded.config.links;
  if (config !== undefined) throw problemsError('config-invalid', loaded.problems);
  terminal.err(`${DEFAULT_CONFIG} has errors (lidwatch config check tells them): its links are not shown\n`);
  return [];
}

function show(terminal: Terminal, { config, json }: Options): void {
  const report = reportPorts(thisMachine, linksOf(terminal, config));
  if (json) {
    printJson(terminal, report);
    return;
  }
  const { ports, missing } = report;
  terminal.out(ports.length === 0 ? 'no serial ports\n' : formatTable(COLUMNS, ports));
  for (const { device, trouble } of ports) if (trouble !== undefined) terminal.out(`${device}: ${trouble}\n`);
  for (const { link, port, reason } of missing) terminal.out(`link ${link}: ${port}: ${reason}\n`);
}

export function addPortsCommand(program: Command, terminal: Terminal): void {
  program
    .command('ports')
    .summary('list serial ports, and how to name them in gateway.yaml')
    .description('Lists the serial ports of this machine: what they are, who uses them, how gateway.yaml names them.')
    .option('--config <file>', `the configuration whose links are shown (default: ${DEFAULT_CONFIG}, if it is there)`)
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action((options: Options) => show(terminal, options));
}
