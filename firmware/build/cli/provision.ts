import { type Command, Option } from 'commander';
import { firmwareError } from '../errors.ts';
import { createProgress } from '../progress.ts';
import { type Cover, readCovers } from '../provision/covers.ts';
import { coverFault, formatNode, nameFault, readNode } from '../provision/identity.ts';
import { MODEM_NAMES } from '../provision/modems.ts';
import { type Provisioned, type ProvisionOptions, provision } from '../provision/provision.ts';
import { WATER } from '../provision/record.ts';
import { writeSecretFiles } from '../provision/secretFiles.ts';
import { findTarget, type Target } from '../targets.ts';
import { shortPath } from './console.ts';

interface Options extends Omit<ProvisionOptions, 'target'> {
  readonly cover?: string;
  readonly name?: string;
  readonly covers?: string;
  readonly node: string;
  readonly out: string;
  readonly showKey?: true;
  readonly dryRun?: true;
  readonly force?: true;
}

function wrong(message: string): never {
  throw firmwareError('usage-invalid', message, { hint: 'see `lidwatch-fw provision --help`' });
}

function coversOf({ cover, name, covers, node }: Options): readonly Cover[] {
  if (covers !== undefined) {
    if (cover !== undefined || name !== undefined)
      wrong('--covers has the covers and their names: no --cover, no --name');
    if (node !== 'auto') wrong('--node is of one node: it cannot be used with --covers');
    return readCovers(covers);
  }
  if (cover === undefined) wrong('say which cover with --cover, or which with --covers FILE.csv');
  if (coverFault(cover)) wrong(`--cover: ${coverFault(cover)}`);
  if (name !== undefined && nameFault(name)) wrong(`--name: ${nameFault(name)}`);
  return [name === undefined ? { cover } : { cover, name: name.trim() }];
}

/** Everything but what is secret. */
function radioText({ modem, radio }: Provisioned): string {
  const entries = Object.entries(radio).filter(([name]) => modem.parameters[name]?.secret !== true);
  return `${entries.map(([name, value]) => `${name} ${value}`).join(', ')}`;
}

function keyLines({ cover, modem, radio, key }: Provisioned): string[] {
  const secrets = Object.entries(radio).filter(([name]) => modem.parameters[name]?.secret === true);
  return [['key', key], ...secrets].map(([name, value]) => `${cover}  ${name} ${value}`);
}

function report(made: readonly Provisioned[], options: Options, { engine }: Target): void {
  for (const one of made) {
    console.log(
      `${one.cover}  node ${formatNode(one.node)}  ${shortPath(one.nodeFile.path)}  ${shortPath(one.importFile.path)}`,
    );
    if (options.showKey) for (const line of keyLines(one)) console.log(line);
  }
  const [first] = made;
  if (!first) return;
  console.log(`written: ${2 * made.length} files, readable by you alone. They hold keys: keep them off the network.`);
  const place = engine === 'espruino' ? '--port PORT' : '--to FOLDER';
  console.log(
    `next:    lidwatch-fw flash --board ${options.board} --provision ${shortPath(first.nodeFile.path)} ${place}`,
  );
  console.log(`         lidwatch provision ${shortPath(first.importFile.path)}`);
}

function rehearse(made: readonly Provisioned[], options: Options): void {
  for (const one of made) {
    console.log(`${one.cover}  would write ${shortPath(one.nodeFile.path)}  ${shortPath(one.importFile.path)}`);
  }
  const [first] = made;
  if (first) console.log(`${options.board}  ${radioText(first)}`);
  const { water, hall, float } = options;
  console.log(`water ${water}, hall ${hall ? 'yes' : 'no'}, float ${float ? 'yes' : 'no'}, zero unset`);
  console.log('dry run: nothing was written, and no key was kept');
}

async function run(options: Options): Promise<void> {
  const covers = coversOf(options);
  const node = options.node === 'auto' ? undefined : readNode(options.node);
  const target = await findTarget(options.board);
  const { made, warnings } = provision(covers, { ...options, target }, options.out, node);
  for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
  if (options.dryRun) {
    rehearse(made, options);
    return;
  }
  const files = made.flatMap(({ nodeFile, importFile }) => [nodeFile, importFile]);
  const progress = createProgress('provisioning', files.length);
  try {
    writeSecretFiles(files, options.force === true, (count) => progress.update(count));
  } finally {
    progress.end();
  }
  report(made, options, target);
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

export function register(program: Command): void {
  program
    .command('provision')
    .description("make a node's id, key and radio parameters: one file for the node, one for the gateway")
    .requiredOption('--board <name>', 'the board; see `lidwatch-fw boards`')
    .option('--cover <id>', 'the cover that the node goes under')
    .option('--name <text>', "the cover's name, as people use it")
    .option('--covers <file>', 'many covers: a CSV with the columns cover and name; all of them or none')
    .option('--node <id>', 'a node id instead of a random one', 'auto')
    .option('--modem <name>', `the radio, where a board has more than one: ${MODEM_NAMES.join(', ')}`)
    .option('--radio <file>', 'radio parameters, a JSON object')
    .option(
      '--set <name=value>',
      'one radio parameter; may be given again; a secret as name=@FILE, or name=@- for standard input',
      collect,
      [],
    )
    .addOption(new Option('--water <sensor>', 'the water sensor that is fitted').choices(WATER).default('none'))
    .option('--hall', 'a hall switch is fitted', true)
    .option('--no-hall', 'none is: the node is armed by its first start')
    .option('--float', 'a float switch is fitted', false)
    .option('--out <folder>', 'where to write', '.')
    .option('--show-key', 'print the key, once')
    .option('--dry-run', 'say what would be written, and write nothing')
    .option('--force', 'overwrite files, and with them the keys that they hold')
    .action((options: Options) => run(options));
}
