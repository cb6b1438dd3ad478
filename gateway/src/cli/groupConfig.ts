import type { SettingName } from '@lidwatch/protocol';
import type { Command } from 'commander';
import { formatNodeId } from '../config/identity.ts';
import { asArgument } from '../config/nodeSettings.ts';
import type { WantedDocument } from '../documents/configDocument.ts';
import {
  createStandingTally,
  type GroupConfigDocument,
  type GroupWaitingDocument,
  groupConfigDocument,
  standingPages,
} from '../documents/groupDocument.ts';
import { SETTING_NAMES } from '../orders/settings.ts';
import { wholeNumber } from './argument.ts';
import { auditCli } from './auditCli.ts';
import { addMemberOptions, type MemberOptions, membersOrThrow } from './members.ts';
import { changeOf } from './settingWords.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { changeStore, withStore } from './withStore.ts';
import { formatCount, formatSpan, tellStates } from './words.ts';

interface Options extends MemberOptions {
  readonly limit: number;
}

const HELP = `
  lidwatch group config tunnel                         what is wanted, and which covers have not applied it
  lidwatch group config tunnel heartbeat=60min tilt-trigger=20deg
  lidwatch group config tunnel heartbeat=default       as all covers have it, or else the protocol
  lidwatch group config --all water-period=2min

All covers < group < cover: what is set for a cover counts before what is set for its group, setting by setting. It counts
for covers that come into the group later, too. lidwatch cover config shows where each value of a cover comes from.`;

const MAX_LISTED = 10_000;
const LISTED = 20;

interface Row extends WantedDocument {
  readonly name: SettingName;
}

const COLUMNS: readonly TableColumn<Row>[] = [
  { title: 'setting', cell: ({ name }) => asArgument(name) },
  { title: 'wanted', right: true, cell: ({ wanted }) => wanted ?? '-' },
  { title: 'from', cell: ({ wanted, from }) => (wanted === null ? '-' : from) },
];

function waitingColumns(now: number): readonly TableColumn<GroupWaitingDocument['waiting'][number]>[] {
  return [
    { title: 'not applied', cell: ({ cover }) => cover },
    { title: 'node', cell: ({ node }) => (node === null ? 'none' : formatNodeId(node)) },
    { title: 'state', cell: ({ state }) => state },
    {
      title: 'heard',
      right: true,
      cell: ({ heard }) => (heard === null ? 'never' : `${formatSpan(now - Date.parse(heard))} ago`),
    },
  ];
}

function toText(document: GroupConfigDocument & GroupWaitingDocument, now: number): string {
  const { group, covers, nodeless, states, settings, waiting } = document;
  const lines = [
    `group      ${group ?? 'all covers'}`,
    `covers     ${formatCount(covers, 'cover')}${nodeless > 0 ? `, ${nodeless.toLocaleString('en')} without a node` : ''}`,
    `settings   ${tellStates(states) || 'no node'}`,
  ];
  const rows = SETTING_NAMES.map((name) => ({ name, ...settings[name] }));
  const list = waiting.length === 0 ? '' : `\n${formatTable(waitingColumns(now), waiting)}`;
  const left = states.pending + states.sent + states.refused - waiting.filter(({ node }) => node !== null).length;
  const more = left > 0 ? `... and ${formatCount(left, 'more', 'more')}; --limit shows them\n` : '';
  return `${lines.join('\n')}\n\n${formatTable(COLUMNS, rows)}${list}${more}`;
}

function config(terminal: Terminal, name: string | undefined, more: readonly string[], options: Options): void {
  // in the place of the group, where it is not named
  const isSetting = name?.includes('=') === true;
  const words = isSetting && name !== undefined ? [name, ...more] : more;
  const change = changeOf(words);
  const now = terminal.now();
  // whoever only looks takes no turn from the gateway
  const hand = words.length > 0 ? changeStore : withStore;
  const document = hand(options, false, (store) => {
    const { group } = membersOrThrow(store, isSetting ? undefined : name, options);
    if (words.length > 0) {
      store.configs.desireOfGroup(group, change, now);
      auditCli(store, terminal, 'group config', group ?? '--all', change);
    }
    const tally = createStandingTally(group, options.limit);
    for (const page of standingPages(store.groups, group)) tally.add(page);
    return { ...tally.document(), ...groupConfigDocument(group, store.configs.below(group)) };
  });
  if (options.json) printJson(terminal, document);
  else terminal.out(toText(document, now));
}

export function addGroupConfig(group: Command, terminal: Terminal): void {
  const command = group
    .command('config')
    .summary('the settings of its nodes: wanted, and how far they are')
    .description('Shows the settings that are wanted of a group’s nodes, and which have not applied them; sets some.')
    .argument('[group]', 'the name of the group')
    .argument('[setting=value...]', 'what is wanted from now on')
    .option(
      '--limit <count>',
      'of covers that have not applied them, at most so many',
      wholeNumber(0, MAX_LISTED),
      LISTED,
    );
  addMemberOptions(command)
    .addHelpText('after', HELP)
    .action((name: string | undefined, words: readonly string[], options: Options) =>
      config(terminal, name, words, options),
    );
}
