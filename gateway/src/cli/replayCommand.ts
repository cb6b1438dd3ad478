import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { gatewayError } from '../errors.ts';
import { recordingSize } from '../replay/csvRows.ts';
import { loadMap } from '../replay/loadMap.ts';
import type { QuickOptions } from '../replay/quick.ts';
import { replay } from '../replay/replay.ts';
import { createLevels } from '../replay/report/levels.ts';
import { reportPage } from '../replay/report/page.ts';
import { problemsError } from './failure.ts';
import { createProgress } from './progress.ts';
import { eventJson, replayJson, replayText } from './replayReport.ts';
import { printJson, type Terminal } from './terminal.ts';

interface Options extends QuickOptions {
  readonly map?: string;
  readonly out?: string;
  readonly report?: string;
  readonly json?: boolean;
}

const HELP = `
A recording is judged by the very code that the gateway runs. Say which column is what, in a map or in options:

  lidwatch replay level.csv --level depth_mm --raise 100mm --clear 50mm --hold "1 sample" --clear-hold "3 samples"
  lidwatch replay level.csv --map level.yaml --out events.ndjson
  lidwatch replay level.csv --map level.yaml --hold "5 samples"         the map, but for one value

A map (level.yaml); every key but signals may be left out:

  time:    { column: time, format: auto, zone: Europe/Berlin }  # auto, iso, epoch-s, epoch-ms, or "dd.MM.yyyy HH:mm"
  cover:   C-0007                                               # or coverColumn: NAME, for several covers in one file
  where:   { error_flag: 0 }                                    # only these rows
  signals:
    water:   { column: distance, unit: cm, datum: 2600mm, ignore: [5000, 9999] }  # a sensor looking down from 2.6 m
    tilt:    { column: angle, unit: deg, sign: -1, offset: 1.5, absolute: true }
    battery: { column: batt_v, unit: V }
  rules:
    water.high: { raise: 100mm, clear: 50mm, hold: 3 samples, clearHold: 3 samples }

More of them, with recordings, in gateway/examples/replay.`;

function writeText(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw gatewayError('file-unwritable', `${path}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

async function run(
  terminal: Terminal,
  file: string,
  { map: mapFile, out, report, json, ...quick }: Options,
): Promise<void> {
  const isSaid = mapFile !== undefined || [quick.level, quick.tilt, quick.battery].some((one) => one !== undefined);
  if (!isSaid) {
    const hint = 'give --map FILE, or --level COLUMN (or --tilt, --battery); `lidwatch replay --help` has examples';
    throw gatewayError('usage-invalid', 'nothing says which column holds what', { hint });
  }
  const loaded = loadMap(mapFile, quick);
  if (!loaded.ok) throw problemsError('map-invalid', loaded.problems);
  const progress = createProgress(terminal, file, recordingSize(file));
  const levels = report === undefined ? undefined : createLevels();
  const result = await replay(file, loaded, progress.update, levels).finally(progress.end);
  if (out !== undefined) writeText(out, result.events.map((event) => `${JSON.stringify(eventJson(event))}\n`).join(''));
  if (report !== undefined && levels) writeText(report, reportPage(basename(file), loaded.map, result, levels));
  if (json) printJson(terminal, replayJson(file, loaded.map, result));
  else terminal.out(replayText(file, loaded.map, result));
}

export function addReplayCommand(program: Command, terminal: Terminal): void {
  program
    .command('replay')
    .summary('run a recording of a real sensor through detection')
    .description('Runs a recording of a real sensor (CSV) through detection and prints the events that it finds.')
    .argument('<file>', 'the recording, CSV with a header line')
    .option('--map <file>', 'which column is what, and the rules (YAML)')
    .option('--out <file>', 'write the events, one JSON object a line')
    .option('--report <file>', 'write a page (HTML) of the water levels and their events, beside a plain threshold')
    .option('--json', 'print JSON')
    .optionsGroup('Instead of a map, or on top of it:')
    .option('--level <column>', 'the column of the water level, or of the distance where --datum is given')
    .option('--tilt <column>', 'the column of the angle from zero')
    .option('--battery <column>', 'the column of the battery voltage')
    .option('--unit <unit>', 'unit of that column: mm cm m in ft, deg rad, mV V')
    .option('--datum <length>', 'height of the sensor over the reference; makes a level of a distance')
    .option('--time <column>', 'the column of the time (default: time)')
    .option('--time-format <format>', 'auto, iso, epoch-s, epoch-ms, epoch-us, epoch-ns, or a pattern (default: auto)')
    .option('--zone <zone>', 'zone of times without an offset (default: UTC)')
    .option('--cover <cover>', 'number of the cover in the events (default: replay)')
    .option('--rule <rule>', 'the rule that the next four are about, where that is not plain')
    .option('--raise <level>', 'raise at or beyond this level: 100mm, 15deg, 3.3V')
    .option('--clear <level>', 'clear on the other side of this level')
    .option('--hold <hold>', 'how long, or how many samples, before raising: 3s, "3 samples"')
    .option('--clear-hold <hold>', 'the same before clearing')
    .addHelpText('after', HELP)
    .action((file: string, options: Options) => run(terminal, file, options));
}
