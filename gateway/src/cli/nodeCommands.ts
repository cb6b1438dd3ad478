import type { Command } from 'commander';
import { coverId, formatNodeId } from '../config/identity.ts';
import { gatewayError } from '../errors.ts';
import type { RegisteredNode } from '../store/covers.ts';
import { argument } from './argument.ts';
import { coverOrThrow } from './notFound.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addStoreOptions, type StoreOptions, withStore } from './withStore.ts';
import { formatCount } from './words.ts';

const HELP = `
  lidwatch node list
  lidwatch node release C-0007                         its node was taken out; the cover keeps its history
  lidwatch provision C-0007.json --replace             another node under the same cover

A node that is on no cover is kept: were it forgotten, its old frames could be played again.`;

const COLUMNS: readonly TableColumn<RegisteredNode>[] = [
  { title: 'node', cell: ({ node }) => formatNodeId(node) },
  { title: 'cover', cell: ({ cover }) => cover ?? '-' },
  { title: 'frames', cell: ({ profile }) => profile },
  { title: 'device', cell: ({ devEui }) => devEui ?? '-' },
  { title: 'link', cell: ({ link }) => link ?? '-' },
];

function list(terminal: Terminal, options: StoreOptions): void {
  const nodes = withStore(options, false, ({ covers }) => covers.nodes());
  if (options.json) {
    const rows = nodes.map(({ node, profile, cover, devEui, link }) => {
      return { node, profile, cover: cover ?? null, devEui: devEui ?? null, link: link ?? null };
    });
    printJson(terminal, { nodes: rows });
    return;
  }
  if (nodes.length > 0) terminal.out(`${formatTable(COLUMNS, nodes)}\n`);
  terminal.out(
    `${formatCount(nodes.length, 'node')}, ${nodes.filter(({ cover }) => cover === undefined).length} on no cover\n`,
  );
}

function release(terminal: Terminal, cover: string, options: StoreOptions): void {
  const node = withStore(options, false, (store) => {
    const { node: present } = coverOrThrow(store, cover);
    store.inventory.release(cover);
    return present;
  });
  if (node === undefined) throw gatewayError('not-found', `cover ${cover} has no node`);
  if (options.json) printJson(terminal, { cover, node });
  else terminal.out(`node ${formatNodeId(node)} was taken off ${cover}; the cover keeps its history\n`);
}

export function addNodeCommands(program: Command, terminal: Terminal): void {
  const node = program.command('node').summary('list nodes; take one off its cover').description('About nodes.');
  addStoreOptions(node.command('list').summary('nodes, with the covers that they are on'))
    .addHelpText('after', HELP)
    .action((options: StoreOptions) => list(terminal, options));
  addStoreOptions(
    node
      .command('release')
      .summary('take a node off its cover')
      .argument('<cover>', 'the number of the cover', argument(coverId)),
  )
    .addHelpText('after', HELP)
    .action((cover: string, options: StoreOptions) => release(terminal, cover, options));
}
