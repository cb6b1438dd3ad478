import type { SettingName } from '@lidwatch/protocol';
import type { Command } from 'commander';
import { coverId } from '../config/identity.ts';
import { asArgument, changed, faultsTogether, parseSettings, type SettingChange } from '../config/nodeSettings.ts';
import { type ConfigDocument, configDocument } from '../documents/configDocument.ts';
import { gatewayError } from '../errors.ts';
import { SETTING_NAMES } from '../orders/settings.ts';
import { argument } from './argument.ts';
import { lastHeard } from './asking.ts';
import { coverOrThrow } from './notFound.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, type StoreOptions, withStore } from './withStore.ts';
import { formatTime } from './words.ts';

const HELP = `
  lidwatch cover config C-0007                         what is wanted, what the node has
  lidwatch cover config C-0007 heartbeat=60min tilt-trigger=20deg
  lidwatch cover config C-0007 heartbeat=default       as it is until somebody sets it

Settings: ${SETTING_NAMES.map(asArgument).join(', ')}.
They are sent when the node is next heard, again until it answers, and again where it has lost them. Setting the same once
more tries a refused configuration anew.`;

/** `heartbeat=60min` -> [`heartbeat`, `60min`]. */
function splitArgument(text: string): readonly [name: string, raw: string] {
  const at = text.indexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  const hint = 'such as heartbeat=60min; heartbeat=default takes it back';
  throw gatewayError('usage-invalid', `"${text}" is not SETTING=VALUE`, { hint });
}

type Faults = ReturnType<typeof faultsTogether>;

function refuse(faults: Faults): void {
  if (faults.length === 0) return;
  const message = faults.map(({ path, message }) => `${path}: ${message}`).join('\n');
  throw gatewayError('usage-invalid', message, { hint: 'nothing was changed' });
}

function readChange(words: readonly string[]): SettingChange {
  const parsed = parseSettings(words.map(splitArgument), asArgument);
  if (parsed.ok) return parsed.change;
  refuse(parsed.faults);
  return {};
}

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

function toText(document: ConfigDocument, heard: string): string {
  const { cover, desired, reported, settings } = document;
  const version = reported?.version == null ? '' : `, version ${reported.version}`;
  const when = reported?.at == null ? '' : `, ${at(reported.at)}`;
  const lines = [
    `cover      ${cover}`,
    `settings   ${tellConfigState(document)}`,
    ...(desired ? [`wanted     hash ${hex(desired.hash)}, changed ${at(desired.changedAt)}`] : []),
    `reported   ${reported ? `hash ${hex(reported.hash)}${version}${when}` : 'nothing yet'}`,
    `heard      ${heard}`,
  ];
  const rows = SETTING_NAMES.map((name) => ({ name, setting: settings[name] }));
  return `${lines.join('\n')}\n\n${formatTable(COLUMNS, rows)}`;
}

function config(terminal: Terminal, cover: string, words: readonly string[], options: StoreOptions): void {
  const change = readChange(words);
  const now = terminal.now();
  const { document, heard } = withStore(options, false, (store) => {
    const record = coverOrThrow(store, cover);
    if (words.length > 0) {
      const merge = (before: Parameters<typeof changed>[0]) => {
        const after = changed(before, change);
        refuse(faultsTogether(after, asArgument));
        return after;
      };
      store.configs.desire(cover, merge, now);
    }
    const { node } = record;
    const [desired, configured] = [store.configs.desired(cover), store.configs.configured(node)];
    return { document: configDocument({ cover, node, desired, configured }), heard: lastHeard(store, record, now) };
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
