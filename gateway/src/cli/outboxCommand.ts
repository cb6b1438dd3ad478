import type { Command } from 'commander';
import { type ParkedDocument, parkedDocument } from '../documents/parkedDocument.ts';
import { wholeNumber } from './argument.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, type StoreOptions, withStore } from './withStore.ts';
import { formatCount, formatSpan, formatTime } from './words.ts';

interface Options extends StoreOptions {
  readonly limit: number;
}

interface SinkRow {
  readonly sink: string;
  readonly pending: number;
  readonly parked: number;
  /** ms since the epoch */
  readonly waitingSince: number | undefined;
}

const HELP = `
  lidwatch outbox                       how far has each sink come?
  lidwatch outbox --json

A sink has a cursor of its own: everything up to it was acknowledged by its receiver. What a receiver refused for good, three
times, is put aside and kept (the newest 1,000), so that what comes behind it goes on.`;

const PARKED: readonly TableColumn<ParkedDocument>[] = [
  { title: 'put aside', cell: ({ parkedAt }) => formatTime(Date.parse(parkedAt)) },
  { title: 'sink', cell: ({ sink }) => sink },
  { title: 'event', cell: ({ event, kind }) => `${event} ${kind}` },
  { title: 'why', cell: ({ reason }) => reason },
];

function sinkColumns(now: number): readonly TableColumn<SinkRow>[] {
  return [
    { title: 'sink', cell: ({ sink }) => sink },
    { title: 'before it', right: true, cell: ({ pending }) => pending.toLocaleString('en') },
    {
      title: 'oldest',
      right: true,
      cell: ({ waitingSince }) => (waitingSince === undefined ? '-' : formatSpan(now - waitingSince)),
    },
    { title: 'put aside', right: true, cell: ({ parked }) => parked.toLocaleString('en') },
  ];
}

function show(terminal: Terminal, options: Options): void {
  const now = terminal.now();
  const { sinks, parked } = withStore(options, false, ({ outbox }) => ({
    sinks: outbox.sinks().map((sink): SinkRow => {
      const waitingSince = outbox.waitingSince(outbox.cursor(sink));
      return { sink, pending: outbox.pending(sink), parked: outbox.countParked(sink), waitingSince };
    }),
    parked: outbox.parked(options.limit).map(parkedDocument),
  }));
  if (options.json) {
    const rows = sinks.map(({ waitingSince: since, ...row }) => {
      return { ...row, waitingSince: since === undefined ? null : new Date(since).toISOString() };
    });
    printJson(terminal, { sinks: rows, parked });
    return;
  }
  if (sinks.length > 0) terminal.out(`${formatTable(sinkColumns(now), sinks)}\n`);
  if (parked.length > 0) terminal.out(`\n${formatTable(PARKED, parked)}\n`);
  terminal.out(`${formatCount(sinks.length, 'sink')}, ${parked.length} put aside\n`);
}

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 1_000;

export function addOutboxCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('outbox')
    .summary('how far each sink has come')
    .description('Shows what each sink has before it, and what receivers refused for good.')
    .option('--limit <count>', 'of what was put aside, at most so many', wholeNumber(1, MAX_LIMIT), DEFAULT_LIMIT);
  addStoreOptions(command)
    .addHelpText('after', HELP)
    .action((options: Options) => show(terminal, options));
}
