import type { Command } from 'commander';
import { formatNodeId, groupName } from '../config/identity.ts';
import { rulesFor } from '../detect/ruleSettings.ts';
import { type CoverDocument, coverDocument } from '../documents/coverDocument.ts';
import type { CoverRecord } from '../store/types.ts';
import { argument } from './argument.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, layersOf, type StoreOptions, withStore } from './withStore.ts';
import { formatCount, formatSpan } from './words.ts';

interface Options extends StoreOptions {
  readonly group?: string;
}

interface Row {
  readonly record: CoverRecord;
  readonly document: CoverDocument;
}

const HELP = `
  lidwatch cover list
  lidwatch cover list --group tunnel --json`;

function columns(now: number): readonly TableColumn<Row>[] {
  const reading = (name: string, unit: string): TableColumn<Row> => ({
    title: name,
    right: true,
    cell: ({ document }) => (document.readings[name] === undefined ? '-' : `${document.readings[name]} ${unit}`),
  });
  return [
    { title: 'cover', cell: ({ record }) => record.cover },
    { title: 'name', cell: ({ record }) => record.name ?? '-' },
    { title: 'group', cell: ({ record }) => record.group ?? '-' },
    { title: 'node', cell: ({ record: { node } }) => (node === undefined ? '-' : formatNodeId(node)) },
    {
      title: 'heard',
      right: true,
      cell: ({ record: { state } }) => (state.heard === 0 ? 'never' : `${formatSpan(now - state.heard)} ago`),
    },
    reading('tilt', 'deg'),
    reading('water', 'mm'),
    reading('battery', 'mV'),
    {
      title: 'condition',
      cell: ({ document }) => document.events.map(({ rule }) => rule).join(' ') || document.condition,
    },
  ];
}

function list(terminal: Terminal, options: Options): void {
  const layers = layersOf(options);
  const records = withStore(options, false, ({ covers }) => covers.list({ group: options.group }));
  const rows = records.map((record) => {
    return { record, document: coverDocument(record, rulesFor(layers, record.cover, record.group)) };
  });
  if (options.json) {
    printJson(terminal, { covers: rows.map(({ document }) => document) });
    return;
  }
  if (rows.length > 0) terminal.out(`${formatTable(columns(terminal.now()), rows)}\n`);
  terminal.out(`${formatCount(rows.length, 'cover')}\n`);
}

export function addCoverList(cover: Command, terminal: Terminal): void {
  const command = cover
    .command('list')
    .summary('every cover and how it stands')
    .description('Lists the covers with their nodes, newest readings and open events.')
    .option('--group <group>', 'only the covers of this group', argument(groupName));
  addStoreOptions(command)
    .addHelpText('after', HELP)
    .action((options: Options) => list(terminal, options));
}
