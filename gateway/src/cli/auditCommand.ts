import type { Command } from 'commander';
import { auditDocument } from '../documents/userDocument.ts';
import type { AuditEntry } from '../store/audit.ts';
import { wholeNumber } from './argument.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, type StoreOptions, withStore } from './withStore.ts';
import { formatCount, formatTime } from './words.ts';

const HELP = `
  lidwatch audit
  lidwatch audit --who ann --limit 500
  lidwatch audit --what 'POST /api/covers/:cover/orders'

Whatever changes something, by the API or by a command, leaves an entry that nobody can change or delete. It
holds no password, token or key.`;

const COLUMNS: readonly TableColumn<AuditEntry>[] = [
  { title: 'at', cell: ({ at }) => formatTime(at) },
  { title: 'who', cell: ({ who }) => who },
  { title: 'what', cell: ({ what }) => what },
  { title: 'subject', cell: ({ subject }) => subject },
  { title: 'detail', cell: ({ detail }) => detail },
];

function show(
  terminal: Terminal,
  { limit, ...options }: StoreOptions & { who?: string; what?: string; limit: number },
) {
  const { who, what } = options;
  const entries = withStore(options, false, (store) => store.audit.list({ who, what, limit }));
  if (options.json) {
    printJson(terminal, { entries: entries.map(auditDocument) });
    return;
  }
  if (entries.length > 0) terminal.out(`${formatTable(COLUMNS, entries)}\n`);
  terminal.out(`${formatCount(entries.length, 'change')}\n`);
}

export function addAuditCommand(program: Command, terminal: Terminal): void {
  addStoreOptions(
    program
      .command('audit')
      .summary('what was changed, and by whom')
      .description('Lists what people and programs have changed, the newest first.')
      .option('--who <name>', 'of a user, a token, local or cli')
      .option('--what <what>', 'of one kind, as entries have it')
      .option('--limit <number>', 'so many at most', wholeNumber(1, 100_000), 100),
  )
    .addHelpText('after', HELP)
    .action((options: StoreOptions & { who?: string; what?: string; limit: number }) => show(terminal, options));
}
