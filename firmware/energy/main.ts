import { join } from 'node:path';
import { styleText } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { DIST, shortPath, writeText } from '../build/cli/console.ts';
import { ERRORS, firmwareError, isFirmwareError } from '../build/errors.ts';
import { type Case, cases } from './cases.ts';
import { FIGURES } from './figures.ts';
import { picture } from './picture.ts';
import { type Projection, project, TRAFFIC, type Traffic } from './project.ts';
import { figuresTable, table } from './table.ts';

interface Options extends Traffic {
  readonly board?: string;
  readonly json?: boolean;
  readonly figures?: boolean;
  readonly out: string;
}

/** More would wake a node before its last look is over. */
const MOST_PASSES = 20_000;
const MOST_OPENINGS = 365;

function count(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isInteger(value) && value >= 0 && value <= most) return value;
    throw new InvalidArgumentError(`a whole number from 0 to ${most} is wanted.`);
  };
}

/** Throws `board-unknown`. */
function select(board: string | undefined): Case[] {
  const all = cases();
  if (board === undefined) return all;
  const chosen = all.filter(({ place }) => place.board === board);
  if (chosen.length > 0) return chosen;
  const names = [...new Set(all.map(({ place }) => place.board))];
  throw firmwareError('board-unknown', `there is no projection for a board '${board}'`, {
    hint: `one of ${names.join(', ')}`,
  });
}

/** Projects case after case; a bar shows how far it is where a person watches. */
function projectAll(chosen: readonly Case[], traffic: Traffic): Projection[] {
  const bar = new SingleBar(
    { format: '{bar} {value} of {total} cases  {eta_formatted} left', stream: process.stderr, clearOnComplete: true },
    Presets.shades_classic,
  );
  const shown = process.stderr.isTTY === true;
  if (shown) bar.start(chosen.length, 0);
  const all = chosen.map((one) => {
    const projection = project(one, traffic);
    if (shown) bar.increment();
    // the bar draws by a timer, which never gets its turn here
    if (shown) bar.render();
    return projection;
  });
  if (shown) bar.stop();
  return all;
}

/** For other programs: energies in millijoules, life in years. */
function asJson(all: readonly Projection[], traffic: Traffic): string {
  const milli = (microjoules: number) => Math.round(microjoules / 10) / 100;
  return JSON.stringify(
    {
      traffic: { passes: traffic.passes, openings: traffic.openings },
      figures: FIGURES,
      cases: all.map(({ place, water, heartbeat, years, fails, day, frames, opening }) => ({
        board: place.board,
        link: place.link.name,
        coverage: place.coverage,
        water: water.name,
        waterPeriod: water.period,
        heartbeatHours: heartbeat,
        years: Math.round(years * 1000) / 1000,
        failsStandard: fails,
        framesPerDay: Math.round(frames * 100) / 100,
        millijoulesPerDay: Object.fromEntries(Object.entries(day).map(([name, value]) => [name, milli(value)])),
        millijoulesPerOpening: milli(opening),
      })),
    },
    null,
    1,
  );
}

function run({ board, json, figures, out, passes, openings }: Options): void {
  if (figures) {
    console.log(json ? JSON.stringify({ figures: FIGURES }, null, 1) : figuresTable());
    return;
  }
  const traffic = { passes, openings };
  const all = projectAll(select(board), traffic);
  writeText(out, picture(all, traffic));
  if (json) console.log(asJson(all, traffic));
  else console.log(`${table(all, traffic, (line) => styleText('red', line))}\n\npicture: ${shortPath(out)}`);
}

/** Runs the command line `args`; returns the exit code. */
export function main(args: readonly string[]): number {
  const program = new Command('energy')
    .description('How long a node lives on one cell: every board, link, coverage, heartbeat and water sensor.')
    .option('--board <name>', 'one board only')
    .option('--passes <number>', 'vehicles a day that wake the node', count(MOST_PASSES), TRAFFIC.passes)
    .option('--openings <number>', 'times a year that the cover is opened', count(MOST_OPENINGS), TRAFFIC.openings)
    .option('--json', 'the cases as JSON, and nothing else on standard output')
    .option('--figures', 'every figure with its source, and no projection')
    .option('--out <file>', 'where the picture goes', join(DIST, 'energy.svg'))
    .allowExcessArguments(false)
    .exitOverride()
    .action(run);
  try {
    program.parse(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : ERRORS['usage-invalid'].exit;
    if (!isFirmwareError(error)) throw error;
    process.stderr.write(`energy: ${error.code}: ${error.message}\n`);
    if (error.hint) process.stderr.write(`  hint: ${error.hint}\n`);
    return ERRORS[error.code].exit;
  }
}
