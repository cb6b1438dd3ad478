import { join } from 'node:path';
import type { Command } from 'commander';
import { BOARDS, type Board, boardNames, findBoard, variantsOf } from '../boards.ts';
import { buildBoard, requireBudget } from '../buildBoard.ts';
import { type FirmwareError, firmwareError, isFirmwareError } from '../errors.ts';
import { describeSize } from '../sizeReport.ts';
import { DIST, shortPath, showStep, writeText } from './console.ts';

interface Options {
  readonly board?: string;
  readonly all?: true;
  readonly out: string;
  readonly boards: string;
  readonly radio?: string;
}

/** Everything is written before the budget is held against it: what is too large wants to be looked at. */
async function build(board: Board, { out, boards }: Options): Promise<void> {
  const name = board.script;
  const { bundle, report } = await buildBoard(board, boards, (step) => showStep(`${name}: ${step}`));
  const file = join(out, `${name}.js`);
  writeText(file, bundle.code);
  writeText(`${file}.map`, JSON.stringify({ ...bundle.map, file: `${name}.js` }));
  const text = describeSize(report);
  writeText(join(out, `${name}.size.txt`), `${text}\n`);
  writeText(join(out, `${name}.size.json`), `${JSON.stringify(report, null, 2)}\n`);
  console.log(text);
  console.log(`written: ${shortPath(file)}, and beside it .map, .size.txt and .size.json`);
  requireBudget(report);
}

async function buildAll(options: Options): Promise<void> {
  const failed: FirmwareError[] = [];
  for (const name of boardNames(options.boards)) {
    try {
      for (const board of await variantsOf(name, options.boards)) await build(board, options);
    } catch (error) {
      if (!isFirmwareError(error)) throw error;
      failed.push(error);
    }
  }
  const [first] = failed;
  if (!first) return;
  const texts = failed.map(({ code, message }) => `${code}: ${message}`);
  throw failed.length === 1 ? first : firmwareError(first.code, `${failed.length} boards failed\n${texts.join('\n')}`);
}

export function register(program: Command): void {
  program
    .command('build')
    .description('build the script of a board, check it against every engine, and report its size')
    .option('--board <name>', 'the board; see `lidwatch-fw boards`')
    .option('--radio <name>', 'the radio, where a script of the board holds one only; its first unless given')
    .option('--all', 'every board, with each radio that needs a script of its own')
    .option('--out <folder>', 'where to write <board>.js, its source map and its size report', DIST)
    .option('--boards <folder>', 'where the boards stand', BOARDS)
    .action(async (options: Options) => {
      if ((options.board === undefined) === (options.all === undefined)) {
        throw firmwareError('usage-invalid', 'build takes either --board <name> or --all');
      }
      if (options.board === undefined) await buildAll(options);
      else await build(await findBoard(options.board, options.boards, options.radio), options);
    });
}
