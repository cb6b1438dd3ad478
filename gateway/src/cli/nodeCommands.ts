import type { Command } from 'commander';
import type { z } from 'zod';
import { strangersSchema } from '../api/schemas/strangers.ts';
import { coverId, formatNodeId } from '../config/identity.ts';
import { nodeDocument } from '../documents/nodeDocument.ts';
import { gatewayError } from '../errors.ts';
import type { RegisteredNode } from '../store/nodes.ts';
import { argument } from './argument.ts';
import { auditCli } from './auditCli.ts';
import { coverOrThrow } from './notFound.ts';
import { formatTable, type TableColumn } from './table.ts';
import { printJson, type Terminal } from './terminal.ts';
import { type ApiOptions, addApiOptions, withApi } from './withApi.ts';
import { addStoreOptions, changeStore, type StoreOptions, withStore } from './withStore.ts';
import { formatCount, formatSpan } from './words.ts';

const HELP = `
  lidwatch node list
  lidwatch node unknown                                who sends, and is not registered?
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
  const nodes = withStore(options, false, (store) => store.nodes.list());
  if (options.json) {
    printJson(terminal, { nodes: nodes.map(nodeDocument) });
    return;
  }
  if (nodes.length > 0) terminal.out(`${formatTable(COLUMNS, nodes)}\n`);
  terminal.out(
    `${formatCount(nodes.length, 'node')}, ${nodes.filter(({ cover }) => cover === undefined).length} on no cover\n`,
  );
}

function release(terminal: Terminal, cover: string, options: StoreOptions): void {
  const node = changeStore(options, false, (store) => {
    const { node: present } = coverOrThrow(store, cover);
    store.inventory.release(cover);
    if (present !== undefined) auditCli(store, terminal, 'node release', cover, { node: present });
    return present;
  });
  if (node === undefined) throw gatewayError('not-found', `cover ${cover} has no node`);
  if (options.json) printJson(terminal, { cover, node });
  else terminal.out(`node ${formatNodeId(node)} was taken off ${cover}; the cover keeps its history\n`);
}

const UNKNOWN_HELP = `
  lidwatch node unknown
  lidwatch node unknown --url https://gateway.example:8080 --token-file operator.token

A node that somebody forgot to register shows here: lidwatch provision FILE, or lidwatch cover add, registers it. The running
gateway is asked, which remembers the last 1,000 since it was started. What a node says that it is nothing proves.`;

type Stranger = z.output<typeof strangersSchema>['nodes'][number];

function unknownColumns(now: number): readonly TableColumn<Stranger>[] {
  const ago = (at: string) => `${formatSpan(Math.max(0, now - Date.parse(at)))} ago`;
  return [
    { title: 'says it is', cell: ({ who }) => who },
    { title: 'link', cell: ({ link }) => link },
    { title: 'from', cell: ({ from }) => from },
    { title: 'frames', right: true, cell: ({ frames }) => frames.toLocaleString('en') },
    { title: 'first', right: true, cell: ({ firstAt }) => ago(firstAt) },
    { title: 'last', right: true, cell: ({ lastAt }) => ago(lastAt) },
  ];
}

async function unknown(terminal: Terminal, options: ApiOptions): Promise<void> {
  const { nodes } = await withApi(terminal, options, (api) => api.get('/api/unknown-nodes', strangersSchema));
  if (options.json) {
    printJson(terminal, { nodes });
    return;
  }
  if (nodes.length > 0) terminal.out(`${formatTable(unknownColumns(terminal.now()), nodes)}\n`);
  terminal.out(`${formatCount(nodes.length, 'node')} that nobody has registered\n`);
}

export function addNodeCommands(program: Command, terminal: Terminal): void {
  const node = program
    .command('node')
    .summary('list nodes, those that nobody knows, too; take one off its cover')
    .description('About nodes.');
  addStoreOptions(
    node
      .command('list')
      .summary('nodes, with the covers that they are on')
      .description('Lists the nodes that are registered, those on no cover, too.'),
  )
    .addHelpText('after', HELP)
    .action((options: StoreOptions) => list(terminal, options));
  addStoreOptions(
    node
      .command('release')
      .summary('take a node off its cover')
      .description('Takes the node off a cover. Both are kept, and so is what was heard of the cover.')
      .argument('<cover>', 'the number of the cover', argument(coverId)),
  )
    .addHelpText('after', HELP)
    .action((cover: string, options: StoreOptions) => release(terminal, cover, options));
  addApiOptions(
    node
      .command('unknown')
      .summary('nodes that were heard and that nobody has registered')
      .description('Asks the running gateway for the nodes that it has heard and that nobody has registered.'),
  )
    .addHelpText('after', UNKNOWN_HELP)
    .action((options: ApiOptions) => unknown(terminal, options));
}
