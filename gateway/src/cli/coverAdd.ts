import { randomBytes } from 'node:crypto';
import { type Command, Option } from 'commander';
import { coverId, coverName, devEui, formatNodeId, groupName, nodeId, nodeKey } from '../config/identity.ts';
import { gatewayError } from '../errors.ts';
import { readTextFile } from '../parts/textFile.ts';
import { argument } from './argument.ts';
import { auditCli } from './auditCli.ts';
import { printJson, type Terminal } from './terminal.ts';
import { addKeyOptions, changeStore, DEFAULT_CONFIG, type StoreOptions } from './withStore.ts';

interface Options extends StoreOptions {
  readonly node: number;
  readonly keyFile?: string;
  readonly key?: string;
  readonly generateKey?: boolean;
  readonly showKey?: boolean;
  readonly replace?: boolean;
  readonly name?: string;
  readonly group?: string;
  readonly bare?: boolean;
  readonly devEui?: string;
}

const HELP = `
Every node has a key of its own; its frames are sealed with it. A new key is made here and shown once, to be put into the
node, or the key that the node came with is read from a file:

  lidwatch cover add C-0007 --node 0x0000002a --generate-key --show-key
  lidwatch cover add C-0008 --node 43 --key-file c-0008.key --name "Main St 12" --group tunnel

A node that was exchanged, or that has to have a new key because its flash or the gateway's database was lost:

  lidwatch cover add C-0007 --node 0x0000002a --replace --generate-key --show-key

A running gateway takes the cover up by itself. The rows of its key file win when it starts.
--key stays behind in the shell's history: rather use --key-file.`;

const KEY_BYTES = 16;

/** Not by an argument parser of commander: it would print the key that it refuses. */
function parseKey(text: string, source: string): Uint8Array {
  const parsed = nodeKey.safeParse(text);
  if (parsed.success) return parsed.data;
  const message = parsed.error.issues.map((issue) => issue.message).join('; ');
  throw gatewayError('usage-invalid', `${source}: ${message}`, { hint: 'one key, and nothing else' });
}

function readKey({ key, keyFile }: Options): Uint8Array {
  if (key !== undefined) return parseKey(key, '--key');
  if (keyFile === undefined) return new Uint8Array(randomBytes(KEY_BYTES));
  const found = readTextFile(keyFile);
  if (!found.ok) throw gatewayError('file-unreadable', `${keyFile} ${found.message}`);
  return parseKey(found.text.trim(), keyFile);
}

/** The options that lead another command to the same database. */
function sameStore({ config, data, secretFile }: Options): string {
  const secret = secretFile === undefined ? '' : ` --secret-file ${secretFile}`;
  if (data !== undefined) return ` --data ${data}${secret}`;
  return `${config === DEFAULT_CONFIG ? '' : ` --config ${config}`}${secret}`;
}

function add(terminal: Terminal, cover: string, options: Options): void {
  const { node, name, group, bare, devEui } = options;
  const profile = bare || devEui !== undefined ? 'bare' : undefined;
  if (options.key === undefined && options.keyFile === undefined && !options.generateKey) {
    const hint = 'give --key-file FILE, --generate-key or --key HEX';
    throw gatewayError('usage-invalid', `the key of node ${formatNodeId(node)} is not said`, { hint });
  }
  const key = readKey(options);
  const replaced = changeStore(options, true, (store) => {
    const was = store.covers.add({ cover, node, key, name, group, profile, devEui }, terminal.now(), options.replace);
    auditCli(store, terminal, 'cover add', cover, { node, name, group, profile, replaced: was });
    return was;
  });
  const hex = options.showKey ? Buffer.from(key).toString('hex') : undefined;
  if (options.json) {
    printJson(terminal, { cover, node, name, group, replaced, key: hex });
    return;
  }
  terminal.out(`${replaced ? 'changed' : 'added'} ${cover} with node ${formatNodeId(node)}\n`);
  if (hex !== undefined) terminal.out(`key ${hex}\n`);
  else if (options.generateKey) terminal.out(`its key: lidwatch cover show ${cover} --show-key${sameStore(options)}\n`);
}

export function addCoverAdd(cover: Command, terminal: Terminal): void {
  const command = cover
    .command('add')
    .summary('give a cover its node and key')
    .description('Registers a cover with the node under it and that node’s key.')
    .argument('<cover>', 'the number of the cover, for life', argument(coverId))
    .requiredOption('--node <id>', 'id of the node: 0x0000002a, or 42', argument(nodeId))
    .option('--key-file <file>', 'a file that holds the key, 32 hex digits')
    .addOption(new Option('--generate-key', 'make a new key').conflicts(['keyFile', 'key']))
    .addOption(new Option('--key <hex>', 'the key, 32 hex digits').conflicts('keyFile'))
    .option('--show-key', 'print the key')
    .option('--replace', 'the cover is there: give it this node and key')
    .option('--name <name>', 'the name that people use', argument(coverName))
    .option('--group <group>', 'the group whose rules it takes', argument(groupName))
    .option('--bare', 'its payloads travel bare, over a link that vouches for it')
    .option('--dev-eui <eui>', 'it is this LoRaWAN device, and sends bare', argument(devEui));
  addKeyOptions(command)
    .addHelpText('after', HELP)
    .action((id: string, options: Options) => add(terminal, id, options));
}
