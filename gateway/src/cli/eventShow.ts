import type { Command } from 'commander';
import { eventDocument } from '../documents/eventDocument.ts';
import { noteDocument } from '../documents/reviewDocument.ts';
import type { EventNote } from '../store/reviews.ts';
import type { EventRow } from '../store/types.ts';
import { lastedOf, marksOf } from './eventList.ts';
import { eventOrThrow } from './notFound.ts';
import { formatTable, printable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, type StoreOptions, withStore } from './withStore.ts';
import { formatTime, formatValue } from './words.ts';

const HELP = `
  lidwatch event show 43e51fe6789e668d263a

late        told of samples that newer ones had overtaken
revised     what was told of it was told anew, and otherwise, so many times
withdrawn   samples that came late have shown that it never was
shelved     its rule stood on a shelf when it was told last`;

const NOTE_COLUMNS: readonly TableColumn<EventNote>[] = [
  { title: 'at', cell: ({ at }) => formatTime(at) },
  { title: 'who', cell: ({ who }) => who },
  { title: 'what', cell: ({ kind }) => kind },
  { title: 'words', cell: ({ text }) => text },
];

function toText(row: EventRow, notes: readonly EventNote[]): string {
  const { id, cover, rule, severity, signal, reason, onset, raisedAt, clearedAt, value, peak, receivedAt, quality } =
    row;
  const facts: readonly (readonly [string, string])[] = [
    ['event', id],
    ['cover', cover],
    ['rule', `${rule} (${severity})`],
    ['signal', reason === null ? signal : `${signal}: ${reason}`],
    ['onset', formatTime(onset)],
    ['raised', `${formatTime(raisedAt)}, at ${formatValue(rule, value)}`],
    ['cleared', clearedAt === null ? 'it is open' : formatTime(clearedAt)],
    ['lasted', lastedOf(row)],
    ['peak', formatValue(rule, peak)],
    ['received', `${formatTime(receivedAt)} (${quality})`],
    ['told', marksOf(row) || 'as it happened'],
  ];
  const lines = facts.map(([name, what]) => `${name.padEnd(10)}${printable(what)}\n`).join('');
  return notes.length === 0 ? lines : `${lines}\n${formatTable(NOTE_COLUMNS, notes)}`;
}

function show(terminal: Terminal, id: string, options: StoreOptions): void {
  const { row, notes } = withStore(options, false, (store) => ({
    row: eventOrThrow(store, id),
    notes: store.reviews.of(id),
  }));
  if (options.json) printJson(terminal, { ...eventDocument(row), notes: notes.map(noteDocument) });
  else terminal.out(toText(row, notes));
}

export function addEventShow(event: Command, terminal: Terminal): void {
  const command = event
    .command('show')
    .summary('one event, and what people said of it')
    .description('Shows one event, and what people have said of it.')
    .argument('<event>', 'its id, as `lidwatch event list` shows it');
  addStoreOptions(command)
    .addHelpText('after', HELP)
    .action((id: string, options: StoreOptions) => show(terminal, id, options));
}
