import { join } from 'node:path';
import type { Command } from 'commander';
import { scriptName } from '../boards.ts';
import { firmwareError } from '../errors.ts';
import { copyFiles } from '../flash/copyFiles.ts';
import { flashEspruino } from '../flash/flashEspruino.ts';
import { FOLDER_SCRIPT, RECORD_NAME, SCRIPT_NAME, type StorageFile } from '../flash/job.ts';
import { loadRecord, loadScript, radioOf } from '../flash/load.ts';
import { createProgress } from '../progress.ts';
import { readBaud, readPort } from '../serial/baud.ts';
import { findTarget, type Target } from '../targets.ts';
import { DIST } from './console.ts';

interface Options {
  readonly board: string;
  readonly port?: string;
  readonly to?: string;
  readonly provision?: string;
  readonly script?: string;
  readonly baud: string;
  readonly anyBoard?: true;
  readonly dryRun?: true;
}

interface Load {
  /** first, so that a script that was cut off never starts without it */
  readonly record: StorageFile | undefined;
  readonly script: StorageFile;
}

/** The script is that for the radio of the record, where a board has several. */
function load(options: Options, target: Target): Load {
  const name = target.engine === 'espruino' ? SCRIPT_NAME : FOLDER_SCRIPT;
  const record = options.provision === undefined ? undefined : loadRecord(options.provision, RECORD_NAME);
  const radio = record && radioOf(record.bytes);
  if (radio !== undefined && !target.radios.includes(radio)) {
    throw firmwareError(
      'record-invalid',
      `${options.provision}: its radio is ${radio}, which ${options.board} has not`,
      {
        hint: `the radios of ${options.board}: ${target.radios.join(', ')}`,
      },
    );
  }
  const file = options.script ?? join(DIST, `${scriptName(options.board, target, radio)}.js`);
  const script = loadScript(file, options.board, name);
  if (script.bytes.length > target.budget) {
    const sizes = `${script.bytes.length} bytes, of ${target.budget} that ${options.board} has for it`;
    throw firmwareError('bundle-too-large', `${file}: ${sizes}`, {
      hint: `is it the script of that board? lidwatch-fw build --board ${options.board}`,
    });
  }
  return { record, script };
}

const filesOf = ({ record, script }: Load): readonly StorageFile[] => (record ? [record, script] : [script]);

const NO_RECORD =
  'the board holds no provisioning record: it will not start a node until it is flashed with --provision';

async function flashBoard(options: Options, target: Target, files: Load): Promise<void> {
  const port = options.port ?? '';
  const baud = readBaud(options.baud);
  const answers = options.anyBoard ? undefined : target.answers;
  if (options.dryRun) {
    const writes = filesOf(files).map(
      ({ name, bytes }) => `write ${name} to Storage, ${bytes.length} bytes, and read it back`,
    );
    rehearse([
      `open ${port} at ${baud} baud, and fetch a prompt`,
      answers ? `ask for process.env.BOARD, which must match ${answers}` : 'ask for process.env.BOARD, whatever it is',
      'reset()',
      ...writes,
      'load(): the board starts',
    ]);
    return;
  }
  const total = filesOf(files).reduce((sum, { bytes }) => sum + bytes.length, 0);
  const progress = createProgress('flashing', total);
  const lines: string[] = [];
  try {
    const job = { port, baud, answers: answers?.source ?? '', files: filesOf(files) };
    const { provisioned } = await flashEspruino(job, (news) => {
      if (news.kind === 'board') lines.push(`${news.board}, Espruino ${news.version}, ${news.free} bytes free`);
      if (news.kind === 'verified') lines.push(`written: ${news.name}, ${news.length} bytes, read back the same`);
      if (news.kind === 'written') progress.update(news.bytes);
    });
    lines.push(provisioned ? 'the board starts' : NO_RECORD);
  } finally {
    progress.end();
    for (const line of lines) console.log(line);
  }
}

function flashFolder(options: Options, { engine }: Target, files: Load): void {
  const folder = options.to ?? options.port ?? '';
  if (options.dryRun) {
    rehearse(
      filesOf(files).map(({ name, bytes }) => `write ${join(folder, name)}, ${bytes.length} bytes, and read it back`),
    );
    return;
  }
  const all = filesOf(files).map((file) => ({ ...file, secret: file === files.record }));
  copyFiles(folder, all, ({ name, bytes }) => {
    console.log(`written: ${join(folder, name)}, ${bytes.length} bytes, read back the same`);
  });
  if (engine === 'sim') console.log(`start it with: lidwatch-fw run ${folder} --port PORT`);
  else console.log(`start it there with: iotjs ${FOLDER_SCRIPT}`);
}

function rehearse(steps: readonly string[]): void {
  for (const [i, step] of steps.entries()) console.log(`${i + 1}. ${step}`);
  console.log('dry run: nothing was opened');
}

async function run(options: Options): Promise<void> {
  const target = await findTarget(options.board);
  if (options.to !== undefined && target.engine === 'espruino') {
    throw firmwareError('usage-invalid', `--to is a folder: ${options.board} is flashed over a serial --port`);
  }
  if (options.port === undefined && options.to === undefined) {
    const hint = target.engine === 'espruino' ? 'a serial port, such as /dev/ttyACM0' : 'a folder: --to FOLDER';
    throw firmwareError('usage-invalid', 'say where the board is with --port', { hint });
  }
  const files = load(options, target);
  if (target.engine === 'espruino') await flashBoard(options, target, files);
  else flashFolder(options, target, files);
}

export function register(program: Command): void {
  program
    .command('flash')
    .description('write the script, and the provisioning record, onto a board')
    .requiredOption('--board <name>', 'the board; see `lidwatch-fw boards`')
    .option('--port <port>', 'the serial port of its console; of a board with IoT.js or of sim, its folder', readPort)
    .option('--to <folder>', 'the folder that IoT.js or `lidwatch-fw run` starts in')
    .option('--provision <file>', "the node's file, <cover>.node.json")
    .option('--script <file>', 'the script; without it firmware/dist/<board>.js')
    .option('--baud <rate>', 'of a console that is a plain UART', '9600')
    .option('--any-board', 'do not ask whether it is the right board')
    .option('--dry-run', 'show each step, and open nothing')
    .action((options: Options) => run(options));
}
