import type { Command } from 'commander';
import { coverId, formatNodeId } from '../config/identity.ts';
import { formatQuantity } from '../config/quantity.ts';
import { formatLevel } from '../config/ruleLevels.ts';
import { type Explained, explain, RULE_SCALES, rulesFor } from '../detect/ruleSettings.ts';
import { unitOf } from '../detect/settingUnits.ts';
import { configDocument } from '../documents/configDocument.ts';
import { coverDocument } from '../documents/coverDocument.ts';
import { eventDocument } from '../documents/eventDocument.ts';
import { orderDocument } from '../documents/orderDocument.ts';
import type { Store } from '../store/store.ts';
import type { NodeRecord } from '../store/types.ts';
import { argument } from './argument.ts';
import { orderColumns } from './asking.ts';
import { tellConfigState } from './coverConfig.ts';
import { EVENT_COLUMNS } from './eventList.ts';
import { coverOrThrow } from './notFound.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addKeyOptions, layersOf, type StoreOptions, withStore } from './withStore.ts';
import { formatSpan, formatTime } from './words.ts';

interface Options extends StoreOptions {
  readonly showKey?: boolean;
}

const HELP = `
  lidwatch cover show C-0007            readings, orders, events, and each rule's values with where they come from
  lidwatch cover show C-0007 --show-key the key of its node, to provision it`;

const RECENT_EVENTS = 10;
const RECENT_ORDERS = 5;

function formatSetting({ rule, setting, value }: Explained): string {
  if (typeof value === 'number') {
    const unit = unitOf(rule, setting);
    if (unit === 'ms') return formatQuantity('time', value);
    if (unit === 'mm/min') return formatQuantity('rate', value);
    return formatLevel(unit ?? RULE_SCALES[rule].unit, value);
  }
  if (typeof value !== 'object') return String(value);
  return 'samples' in value ? formatQuantity('samples', value.samples) : formatQuantity('time', value.ms);
}

const RULE_COLUMNS: readonly TableColumn<Explained>[] = [
  { title: 'rule', cell: ({ rule }) => rule },
  { title: 'setting', cell: ({ setting }) => setting },
  { title: 'value', cell: formatSetting },
  { title: 'from', cell: ({ from }) => from },
];

function gather(store: Store, cover: string, options: Options) {
  const record = coverOrThrow(store, cover);
  store.registry.refresh();
  const node = record.node === undefined ? undefined : store.registry.node(record.node);
  const layers = layersOf(options);
  return {
    record,
    node,
    document: coverDocument(record, rulesFor(layers, cover, record.group)),
    said: store.covers.said(cover),
    made: store.provisioning.made(record.node),
    config: configDocument(store.configs.of(record)),
    orders: store.orders.list(cover, RECENT_ORDERS),
    events: store.events.list({ cover, limit: RECENT_EVENTS }),
    rules: explain(layers, cover, record.group),
    key: options.showKey && node ? keyOf(store, node) : undefined,
  };
}

function keyOf({ keys }: Store, { node, keptKey }: NodeRecord): string {
  const key = keys.open(node, keptKey);
  return key ? Buffer.from(key).toString('hex') : 'damaged: give it another';
}

type Gathered = ReturnType<typeof gather>;

function toJson({ record, document, said, made, config, orders, events, rules, key }: Gathered, now: number) {
  const heard = record.state.heard === 0 ? null : new Date(record.state.heard).toISOString();
  return {
    ...document,
    heard,
    said,
    provisioned: made,
    config,
    orders: orders.map((order) => orderDocument(order, now)),
    rules,
    events: events.map(eventDocument),
    key,
  };
}

function toText({ record, node, document, said, made, config, orders, events, rules, key }: Gathered, now: number) {
  const { heard } = record.state;
  const readings = Object.entries(document.readings).map(([name, value]) => `${name} ${value}`);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['cover', record.cover],
    ['name', record.name],
    ['group', record.group],
    ['node', record.node === undefined ? 'none' : formatNodeId(record.node)],
    ['key', key],
    ['link', node?.link],
    ['heard', heard === 0 ? 'never' : `${formatTime(heard)}, ${formatSpan(now - heard)} ago`],
    ['heartbeat', node?.heartbeatMs === undefined ? undefined : `every ${formatQuantity('time', node.heartbeatMs)}`],
    ['condition', `${document.condition}${document.maintenance ? ', maintenance' : ''}`],
    ['readings', readings.join(', ') || undefined],
    ['made as', made && `${made.board}, ${made.profile} frames`],
    ['settings', tellConfigState(config)],
    [
      'node says',
      Object.entries(said)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ') || undefined,
    ],
  ];
  const lines = facts
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name.padEnd(10)} ${value}\n`);
  const found = events.length === 0 ? 'no events\n' : formatTable(EVENT_COLUMNS, events);
  const asked = orders.length === 0 ? '' : `\n${formatTable(orderColumns(now), orders)}`;
  return `${lines.join('')}${asked}\n${found}\n${formatTable(RULE_COLUMNS, rules)}`;
}

function show(terminal: Terminal, cover: string, options: Options): void {
  const gathered = withStore(options, false, (store) => gather(store, cover, options));
  if (options.json) printJson(terminal, toJson(gathered, terminal.now()));
  else terminal.out(toText(gathered, terminal.now()));
}

export function addCoverShow(cover: Command, terminal: Terminal): void {
  const command = cover
    .command('show')
    .summary('one cover: readings, events, rules')
    .description('Shows one cover: its node, newest readings, newest events, and each rule in force with its origin.')
    .argument('<cover>', 'the number of the cover', argument(coverId))
    .option('--show-key', 'print the key of its node');
  addKeyOptions(command)
    .addHelpText('after', HELP)
    .action((id: string, options: Options) => show(terminal, id, options));
}
