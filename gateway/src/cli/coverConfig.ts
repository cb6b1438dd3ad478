import type { SettingName } from '@lidwatch/protocol';
import type { Command } from 'commander';
import { coverId } from '../config/identity.ts';
import { asArgument } from '../config/nodeSettings.ts';
import { type ConfigDocument, configDocument } from '../documents/configDocument.ts';
import { SETTING_NAMES } from '../orders/settings.ts';
import { argument } from './argument.ts';
import { lastHeard } from './asking.ts';
import { auditCli } from './auditCli.ts';
import { coverOrThrow } from './notFound.ts';
import { changeOf } from './settingWords.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, changeStore, type StoreOptions, withStore } from './withStore.ts';
import { formatTime } from './words.ts';

const HELP = `
  lidwatch cover config C-0007                         what is wanted, what the node has
  lidwatch cover config C-0007 heartbeat=60min tilt-trigger=20deg
  lidwatch cover config C-0007 heartbeat=default       as its group has it, or all covers, or else the protocol

Settings: ${SETTING_NAMES.map(asArgument).join(', ')}.
They are sent when the node is next heard, again until it answers, and again where it has lost them. Setting the same once
more tries a refused configuration anew. lidwatch group config sets them for a group, or for all covers.`;

function hex(hash: number | null | undefined): string {
  return hash == null ? 'unknown' : `0x${hash.toString(16).padStart(4, '0')}`;
}

const at = (time: string) => formatTime(Date.parse(time));

/** One line: how what is wanted of a node stands with it. */
export function tellConfigState({ state, sent, refused, appliedAt, hashMatches, reported }: ConfigDocument): string {
  if (state === 'unset') return reported ? `not set, node reports hash ${hex(reported.hash)}` : 'not set';
  if (sent) return `sent as version ${sent.version}, ${sent.sendings} x, the last time ${at(sent.at)}; no answer yet`;
  if (refused) {
    const setting = SETTING_NAMES.find((name) => name === refused.setting);
    const word = setting === undefined ? refused.setting : asArgument(setting);
    return `refused: ${refused.result}${word === null ? '' : ` of ${word}`}, ${at(refused.at)}`;
  }
  if (state === 'pending') return 'pending: sent when the node is next heard';
  const match = hashMatches === false ? '; but the hash of the node differs' : '; hash matches';
  return `applied${appliedAt === null ? '' : ` ${at(appliedAt)}`}${hashMatches === null ? '' : match}`;
}

interface Row {
  readonly name: SettingName;
  readonly setting: ConfigDocument['settings'][SettingName];
}

const COLUMNS: readonly TableColumn<Row>[] = [
  { title: 'setting', cell: ({ name }) => asArgument(name) },
  { title: 'wanted', right: true, cell: ({ setting }) => setting.wanted ?? '-' },
  { title: 'from', cell: ({ setting }) => (setting.wanted === null ? '-' : setting.from) },
  { title: 'on the node', right: true, cell: ({ setting }) => setting.inForce ?? '?' },
];

function changedText(changedAt: string | null): string {
  return changedAt === null ? '' : `, changed ${at(changedAt)}`;
}

function toText(document: ConfigDocument, heard: string): string {
  const { cover, desired, reported, settings } = document;
  const version = reported?.version == null ? '' : `, version ${reported.version}`;
  const when = reported?.at == null ? '' : `, ${at(reported.at)}`;
  const lines = [
    `cover      ${cover}`,
    `settings   ${tellConfigState(document)}`,
    ...(desired ? [`wanted     hash ${hex(desired.hash)}${changedText(desired.changedAt)}`] : []),
    `reported   ${reported ? `hash ${hex(reported.hash)}${version}${when}` : 'nothing yet'}`,
    `heard      ${heard}`,
  ];
  const rows = SETTING_NAMES.map((name) => ({ name, setting: settings[name] }));
  return `${lines.join('\n')}\n\n${formatTable(COLUMNS, rows)}`;
}

function config(terminal: Terminal, cover: string, words: readonly string[], options: StoreOptions): void {
  const change = changeOf(words);
  const now = terminal.now();
  // whoever only looks takes no turn from the gateway
  const hand = words.length > 0 ? changeStore : withStore;
  const { document, heard } = hand(options, false, (store) => {
    const record = coverOrThrow(store, cover);
    if (words.length > 0) {
      store.configs.desire(cover, change, now);
      auditCli(store, terminal, 'cover config', cover, change);
    }
    return { document: configDocument(store.configs.of(record)), heard: lastHeard(store, record, now) };
  });
  if (options.json) printJson(terminal, document);
  else terminal.out(toText(document, heard));
}

export function addCoverConfig(cover: Command, terminal: Terminal): void {
  const command = cover
    .command('config')
    .summary('the settings of its node: wanted, and on the node')
    .description('Shows the settings that are wanted of a cover’s node and those that it has; sets some.')
    .argument('<cover>', 'the number of the cover', argument(coverId))
    .argument('[setting=value...]', 'what is wanted from now on');
  addStoreOptions(command)
    .addHelpText('after', HELP)
    .action((id: string, words: readonly string[], options: StoreOptions) => config(terminal, id, words, options));
}
