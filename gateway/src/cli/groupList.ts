import type { Command } from 'commander';
import { createStandingTally, type GroupDocument, groupDocument, standingPages } from '../documents/groupDocument.ts';
import type { Store } from '../store/store.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, type StoreOptions, withStore } from './withStore.ts';
import { formatCount } from './words.ts';

const HELP = `
  lidwatch group list
  lidwatch group list --json

A group is there when a cover is in it: by cover import, provision, or cover add --group. The states are those of settings
that are wanted; lidwatch group config NAME shows which covers wait.`;

const count = (title: string, cell: (row: GroupDocument) => number): TableColumn<GroupDocument> => {
  return { title, right: true, cell: (row) => cell(row).toLocaleString('en') };
};

const COLUMNS: readonly TableColumn<GroupDocument>[] = [
  { title: 'group', cell: ({ group }) => group ?? 'all covers' },
  count('covers', ({ covers }) => covers),
  count('no node', ({ nodeless }) => nodeless),
  count('unset', ({ states }) => states.unset),
  count('pending', ({ states }) => states.pending),
  count('sent', ({ states }) => states.sent),
  count('applied', ({ states }) => states.applied),
  count('refused', ({ states }) => states.refused),
];

/** All groups in one look at the covers, and all covers together. */
function gather({ groups }: Store): { readonly groups: readonly GroupDocument[]; readonly all: GroupDocument } {
  const all = createStandingTally(undefined);
  const tallies = new Map(groups.names().map((group) => [group, createStandingTally(group)]));
  for (const page of standingPages(groups, undefined)) {
    all.add(page);
    for (const [group, standings] of Map.groupBy(page, (standing) => standing.group)) {
      if (group !== undefined) tallies.get(group)?.add(standings);
    }
  }
  return { groups: [...tallies.values()].map(groupDocument), all: groupDocument(all) };
}

function list(terminal: Terminal, options: StoreOptions): void {
  const { groups, all } = withStore(options, false, gather);
  if (options.json) {
    printJson(terminal, { groups, all });
    return;
  }
  terminal.out(`${formatTable(COLUMNS, [...groups, all])}\n${formatCount(groups.length, 'group')}\n`);
}

export function addGroupList(group: Command, terminal: Terminal): void {
  const command = group
    .command('list')
    .summary('groups, and how their settings stand')
    .description('Lists the groups that covers are in, and how far the settings of their nodes are.');
  addStoreOptions(command)
    .addHelpText('after', HELP)
    .action((options: StoreOptions) => list(terminal, options));
}
