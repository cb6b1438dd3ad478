import type { Command } from 'commander';
import { formatNodeId } from '../config/identity.ts';
import { type FrameMeaning, meaningOf } from '../documents/frameMeaning.ts';
import { keptDocument } from '../documents/keptDocument.ts';
import { gatewayError } from '../errors.ts';
import type { KeptFrame, QuarantineFilter } from '../store/quarantine.ts';
import type { Store } from '../store/store.ts';
import { wholeNumber } from './argument.ts';
import { hexDump } from './hexDump.ts';
import { addQuarantineClear } from './quarantineClear.ts';
import { addFilterOptions, frameNumber } from './quarantineOptions.ts';
import { formatTable, printable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, type StoreOptions, withStore } from './withStore.ts';
import { formatCount, formatTime } from './words.ts';

interface ListOptions extends StoreOptions, QuarantineFilter {
  readonly limit: number;
}

const HELP = `
  lidwatch quarantine list --reason bad-tag            which frames were refused?
  lidwatch quarantine show 17                          what is in one, why was it refused, what is to be done?
  lidwatch quarantine clear --reason unknown-node      forget those that are dealt with

Of the frames that are refused a few are kept with their bytes, 200 of a kind and 1,000 in all; all are counted
(frames_total in /metrics). The gateway may run meanwhile. lidwatch node unknown lists who sends without being registered.`;

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 1_000;

/** Not by the registry, which has the keys: those are no business of this. */
function coverOfNodes({ nodes }: Store): (node: number) => string | undefined {
  const known = new Map(nodes.list().map(({ node, cover }) => [node, cover]));
  return (node) => known.get(node);
}

/** The frame, with what can be found out of it. Throws not-found. */
function frameOrThrow(store: Store, id: number): { readonly frame: KeptFrame; readonly meaning: FrameMeaning } {
  const frame = store.quarantine.get(id);
  if (!frame)
    throw gatewayError('not-found', `there is no frame ${id}`, { hint: 'lidwatch quarantine list shows all' });
  return { frame, meaning: meaningOf(frame, coverOfNodes(store)) };
}

function claimed({ claims }: FrameMeaning): string {
  if (!claims) return '-';
  return `${formatNodeId(claims.node)}${claims.cover === null ? '' : ` (${claims.cover})`}`;
}

type Row = KeptFrame & { readonly meaning: FrameMeaning };

const COLUMNS: readonly TableColumn<Row>[] = [
  { title: 'frame', right: true, cell: ({ id }) => String(id) },
  { title: 'received', cell: ({ receivedAt }) => formatTime(receivedAt) },
  { title: 'link', cell: ({ link }) => link },
  { title: 'from', cell: ({ from }) => from },
  { title: 'says it is', cell: ({ meaning }) => claimed(meaning) },
  { title: 'bytes', right: true, cell: ({ bytes }) => String(bytes.length) },
  { title: 'reason', cell: ({ reason }) => reason },
  { title: 'detail', cell: ({ detail }) => detail },
];

function list(terminal: Terminal, { link, reason, limit, ...options }: ListOptions): void {
  const { frames, reasons } = withStore(options, false, (store) => {
    const { quarantine } = store;
    const coverOf = coverOfNodes(store);
    const found = quarantine.list({ link, reason, limit });
    const rows = found.map((frame) => ({ ...frame, meaning: meaningOf(frame, coverOf) }));
    return { frames: rows, reasons: quarantine.reasons({ link, reason }) };
  });
  if (options.json) {
    printJson(terminal, { frames: frames.map(keptDocument), reasons: Object.fromEntries(reasons) });
    return;
  }
  if (frames.length > 0) terminal.out(`${formatTable(COLUMNS, frames)}\n`);
  const total = [...reasons.values()].reduce((sum, n) => sum + n, 0);
  const parts = Array.from(reasons, ([one, n]) => `${n} ${one}`).join(', ');
  const more = frames.length < total ? '; --limit shows more' : '';
  terminal.out(`${formatCount(total, 'frame')}${parts === '' ? '' : `: ${parts}`}${more}\n`);
}

/** What the header says where it is a sealed frame; else what its bytes say as a bare payload. */
function read({ claims, bare }: FrameMeaning): readonly (readonly [string, string])[] {
  if (claims) {
    const counter = `${claims.counter}${claims.full ? '' : ' (its low 16 bits)'}`;
    const cover = claims.cover === null ? 'a node that is on no cover' : `the node of ${claims.cover}`;
    return [
      ['sealed', `${claims.direction === 'up' ? 'from' : 'to'} node ${formatNodeId(claims.node)}, ${cover}`],
      ['counter', counter],
      ['', 'that is what its header says: nothing proves it'],
    ];
  }
  if (bare.message) return [['bare', JSON.stringify(bare.message)]];
  return [['bare', `it is no bare payload either: ${bare.refused}`]];
}

function show(terminal: Terminal, id: number, options: StoreOptions): void {
  const { frame, meaning } = withStore(options, false, (store) => frameOrThrow(store, id));
  if (options.json) {
    printJson(terminal, { ...keptDocument(frame), meaning });
    return;
  }
  const { receivedAt, link, from, reason, detail, bytes } = frame;
  const rows: readonly (readonly [string, string])[] = [
    ['frame', `${id}, ${formatCount(bytes.length, 'byte')}`],
    ['received', `${formatTime(receivedAt)} over ${link} from ${from === '' ? '-' : from}`],
    ['refused', `${reason}${detail === '' ? '' : `: ${detail}`}`],
    ...(meaning.why === null ? [] : [['means', meaning.why] as const]),
    ...(meaning.todo === null ? [] : [['to do', meaning.todo] as const]),
    ...read(meaning),
  ];
  for (const [name, text] of rows) terminal.out(`${name.padEnd(8)}  ${printable(text)}\n`);
  terminal.out(`\n${hexDump(bytes)}`);
}

export function addQuarantineCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('quarantine')
    .summary('frames that were refused, and why')
    .description('About the refused frames that were kept.');
  addStoreOptions(
    addFilterOptions(command.command('list').summary('refused frames, newest first'))
      .description('Lists refused frames that were kept, newest first.')
      .option('--limit <count>', 'at most so many', wholeNumber(1, MAX_LIMIT), DEFAULT_LIMIT),
  )
    .addHelpText('after', HELP)
    .action((options: ListOptions) => list(terminal, options));
  addStoreOptions(
    command
      .command('show')
      .summary('one refused frame: its bytes, what they say, what to do')
      .description(
        'Shows a refused frame: why it was refused, what is to be done, what its header says, and its bytes.',
      )
      .argument('<frame>', 'its number in the list', frameNumber),
  )
    .addHelpText('after', HELP)
    .action((id: number, options: StoreOptions) => show(terminal, id, options));
  addQuarantineClear(command, terminal);
}
