import type { Command } from 'commander';
import { formatCoversCsv, parseCoversCsv } from '../documents/coversCsv.ts';
import { gatewayError } from '../errors.ts';
import { readTextFile, shown } from '../parts/textFile.ts';
import type { InventoryStep } from '../store/coverDetails.ts';
import { auditCli } from './auditCli.ts';
import { problemsError } from './failure.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, changeStore, type StoreOptions, withStore } from './withStore.ts';
import { formatCount } from './words.ts';
import { writeOut } from './writeOut.ts';

const EXPORT_HELP = `
  lidwatch cover export > covers.csv
  lidwatch cover export --out covers.csv`;

interface ImportOptions extends StoreOptions {
  readonly dryRun?: boolean;
}

interface ExportOptions extends StoreOptions {
  readonly out?: string;
}

const IMPORT_HELP = `
  lidwatch cover export --out covers.csv
  lidwatch cover import covers.csv --dry-run        what would change, field by field
  lidwatch cover import covers.csv

Columns: cover,name,group,asset,address,lat,lon,cell,unit,tags; cover is needed. An empty cell says that nothing is known; a column
that is left out changes nothing. All rows are taken or none; covers that are new have no node until they are given
one. Tables of spreadsheets are read as they come: semicolons, quotes, a mark at the start. At most 100,000 rows.`;

const SHOWN = 200;

function toText({ cover, kind, fields }: InventoryStep): string {
  const values = fields.map(({ name, before, after }) => {
    const [from, to] = [before, after].map((value) => (value === null ? '-' : JSON.stringify(value)));
    return kind === 'added' ? `${name} ${to}` : `${name} ${from} -> ${to}`;
  });
  return `${kind === 'added' ? '+' : '~'} ${cover}  ${values.join(', ')}\n`;
}

function importTable(terminal: Terminal, file: string, options: ImportOptions): void {
  const found = readTextFile(file);
  if (!found.ok) throw gatewayError('file-unreadable', `${file} ${found.message}`);
  const { rows, problems } = parseCoversCsv(shown(file), found.text);
  if (problems.length > 0) throw problemsError('import-invalid', problems);
  const dryRun = options.dryRun === true;
  const steps = dryRun
    ? withStore(options, true, (store) => store.inventory.plan(rows))
    : changeStore(options, true, (store) => {
        const taken = store.inventory.take(rows, terminal.now());
        auditCli(store, terminal, 'cover import', '', { file: shown(file), rows: rows.length });
        return taken;
      });
  const count = (kind: InventoryStep['kind']): number => steps.filter((step) => step.kind === kind).length;
  const [added, changed, unchanged] = [count('added'), count('changed'), count('unchanged')];
  if (options.json) {
    printJson(terminal, { dryRun, added, changed, unchanged, steps: steps.filter(({ kind }) => kind !== 'unchanged') });
    return;
  }
  const news = steps.filter(({ kind }) => kind !== 'unchanged');
  for (const step of news.slice(0, SHOWN)) terminal.out(toText(step));
  if (news.length > SHOWN)
    terminal.out(`... and ${formatCount(news.length - SHOWN, 'more', 'more')}; --json tells all\n`);
  const what = `${formatCount(added, 'cover')} added, ${changed} changed, ${unchanged} unchanged`;
  terminal.out(dryRun ? `would be: ${what}; nothing was done\n` : `${what}\n`);
}

function exportTable(terminal: Terminal, options: ExportOptions): void {
  const rows = withStore(options, false, ({ inventory }) => inventory.list());
  if (options.json) {
    printJson(terminal, { covers: rows.map(({ node, ...row }) => ({ ...row, node: node ?? null })) });
    return;
  }
  const text = formatCoversCsv(rows);
  if (options.out === undefined) {
    terminal.out(text);
    return;
  }
  writeOut(options.out, text);
  terminal.out(`${options.out}: ${formatCount(rows.length, 'cover')}\n`);
}

export function addCoverTable(cover: Command, terminal: Terminal): void {
  addStoreOptions(
    cover
      .command('import')
      .summary('take up covers from a table (CSV)')
      .description('Adds and changes covers by a table: numbers, names, places, owners. Keys and nodes are not in it.')
      .argument('<file>', 'the table')
      .option('--dry-run', 'show what would change, and change nothing'),
  )
    .addHelpText('after', IMPORT_HELP)
    .action((file: string, options: ImportOptions) => importTable(terminal, file, options));
  addStoreOptions(
    cover
      .command('export')
      .summary('write all covers as a table (CSV)')
      .description('Writes what is known of all covers as a table, which import reads.')
      .option('--out <file>', 'a file in place of standard output'),
  )
    .addHelpText('after', EXPORT_HELP)
    .action((options: ExportOptions) => exportTable(terminal, options));
}
