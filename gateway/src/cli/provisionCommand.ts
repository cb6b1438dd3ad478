import type { Command } from 'commander';
import { formatNodeId } from '../config/identity.ts';
import { type ImportedNode, readImportFile } from '../config/importFile.ts';
import type { Problem } from '../config/problems.ts';
import { provisioningDoubts, toProvisioned } from '../documents/provisionedNode.ts';
import { isGatewayError } from '../errors.ts';
import type { Provisioned, ProvisionStep } from '../store/provisioning.ts';
import { auditCli } from './auditCli.ts';
import { problemsError } from './failure.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addKeyOptions, changeStore, type StoreOptions, withStore } from './withStore.ts';
import { formatCount } from './words.ts';

interface Options extends StoreOptions {
  readonly dryRun?: boolean;
  readonly replace?: boolean;
}

const HELP = `
  lidwatch provision C-0007.json                       take up what lidwatch-fw provision wrote
  lidwatch provision nodes/*.json --dry-run            what would that change?
  lidwatch provision C-0007.json --replace             the node under C-0007 was swapped, or has a new key

All files are taken up or none; doing it again changes nothing. A running gateway takes the covers up by itself. Files
that others may read are refused. They are left where they are: keep them safe, or delete them.`;

const WORDS: Readonly<Record<ProvisionStep['change'], string>> = {
  added: 'added',
  replaced: 'gets another node',
  rekeyed: 'its node gets another key',
  described: 'described anew',
  unchanged: 'unchanged',
};

const COLUMNS: readonly TableColumn<ProvisionStep>[] = [
  { title: 'cover', cell: ({ cover }) => cover },
  { title: 'node', cell: ({ node }) => formatNodeId(node) },
  { title: 'change', cell: ({ change }) => WORDS[change] },
  { title: 'node before', cell: ({ before }) => (before === undefined ? '-' : formatNodeId(before)) },
];

/** The nodes of all files. Throws import-invalid with every problem of every file. */
function readAll(files: readonly string[]): readonly ImportedNode[] {
  const read = files.map((file) => ({ file, ...readImportFile(file) }));
  const problems: Problem[] = read.flatMap((one) => one.problems);
  const first = new Map<string, string>();
  for (const { file, nodes } of read) {
    for (const { cover, node } of nodes) {
      for (const word of [`cover ${cover}`, `node ${formatNodeId(node)}`]) {
        const other = first.get(word);
        if (other !== undefined && other !== file) {
          const message = `${word} stands in ${other} too`;
          problems.push({ severity: 'error', file, line: 0, column: 0, path: '', message });
        }
        first.set(word, other ?? file);
      }
    }
  }
  if (problems.length > 0) throw problemsError('import-invalid', problems);
  return read.flatMap(({ nodes }) => nodes);
}

/** What would change, where there may be no database yet. */
function plan(options: Options, rows: readonly Provisioned[]): readonly ProvisionStep[] {
  try {
    return withStore(options, false, ({ provisioning }) => provisioning.plan(rows));
  } catch (error) {
    if (!isGatewayError(error, 'store-missing')) throw error;
    return rows.map(({ cover, node }) => ({ cover, node, change: 'added' }));
  }
}

function provision(terminal: Terminal, files: readonly string[], options: Options): void {
  const nodes = readAll(files);
  const rows = nodes.map(toProvisioned);
  const steps = options.dryRun
    ? plan(options, rows)
    : changeStore(options, true, (store) => {
        const taken = store.provisioning.take(rows, terminal.now(), options.replace === true);
        const changed = taken.filter(({ change }) => change !== 'unchanged');
        if (changed.length > 0) auditCli(store, terminal, 'provision', changed[0]?.cover ?? '', { changed });
        return taken;
      });
  const warnings = provisioningDoubts(nodes);
  if (options.json) {
    printJson(terminal, { dryRun: options.dryRun === true, steps, warnings });
    return;
  }
  terminal.out(`${formatTable(COLUMNS, steps)}\n`);
  for (const warning of warnings) terminal.err(`warning: ${warning}\n`);
  const changes = steps.filter(({ change }) => change !== 'unchanged').length;
  const needs = steps.some(({ change }) => change === 'replaced' || change === 'rekeyed') && !options.replace;
  const verb = options.dryRun ? ' would be changed; nothing was' : ' changed';
  terminal.out(`${formatCount(changes, 'cover')}${verb}${options.dryRun && needs ? ', and it takes --replace' : ''}\n`);
}

export function addProvisionCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('provision')
    .summary('take up nodes that lidwatch-fw provision has made')
    .description('Takes covers, nodes and keys from the files that the firmware’s provisioning tool writes.')
    .argument('<file...>', 'the import files')
    .option('--dry-run', 'show what would change, and change nothing')
    .option('--replace', 'covers that have a node or key get the one of the file');
  addKeyOptions(command)
    .addHelpText('after', HELP)
    .action((files: readonly string[], options: Options) => provision(terminal, files, options));
}
