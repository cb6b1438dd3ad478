import { type Command, Option } from 'commander';
import { z } from 'zod';
import { loadConfig } from '../config/loadConfig.ts';
import { supervision, toSupervision } from '../config/supervision.ts';
import { reportCsv } from '../documents/report/reportCsv.ts';
import { reportPage } from '../documents/report/reportPage.ts';
import { reportDocument } from '../documents/reportDocument.ts';
import { LANGUAGES, type Language } from '../parts/language.ts';
import { openStore } from '../store/store.ts';
import { MONTH, monthAfter } from '../supervision/months.ts';
import { createSupervision } from '../supervision/supervision.ts';
import type { SupervisionSettings } from '../supervision/types.ts';
import { argument } from './argument.ts';
import { problemsError } from './failure.ts';
import { storePlaceOf } from './storePlaceOf.ts';
import type { Terminal } from './terminal.ts';
import { addStoreOptions, type StoreOptions } from './withStore.ts';
import { writeOut } from './writeOut.ts';

const FORMATS = ['html', 'csv', 'json'] as const;
type Format = (typeof FORMATS)[number];

interface Options extends StoreOptions {
  readonly month?: string;
  readonly out?: string;
  readonly format?: Format;
  readonly language: Language;
}

const HELP = `
  lidwatch report --month 2026-11 --out report.html
  lidwatch report --month 2026-11 --out report.csv
  lidwatch report --language zh-TW --out report.html

Plan, do, check, act: the targets of the configuration, what was done, where it falls short, what follows. The page has all that it
needs in it; a browser prints it on A4 or keeps it as PDF. Without --out it goes to standard output; the format follows the
name of the file. It is made beside a gateway that may be running.`;

/** Of the configuration; with --data there is none, and the targets are those that are built in. Throws config-invalid. */
function settingsOf({ data, config: file }: StoreOptions): SupervisionSettings {
  if (data !== undefined) return toSupervision(supervision.parse({}));
  const loaded = loadConfig(file);
  if (!loaded.ok) throw problemsError('config-invalid', loaded.problems);
  return loaded.config.supervision;
}

function formatOf({ format, out, json }: Options): Format {
  if (format !== undefined) return format;
  if (json) return 'json';
  return FORMATS.find((one) => out?.endsWith(`.${one}`)) ?? 'html';
}

async function textOf(terminal: Terminal, options: Options): Promise<string> {
  const settings = settingsOf(options);
  const store = openStore({ ...storePlaceOf(options), access: 'tool', create: false });
  try {
    const clock = { now: terminal.now, after: () => () => undefined };
    const made = createSupervision({ source: () => store.stories, clock, settings: () => settings });
    const report = await made.report(options.month ?? monthAfter(made.thisMonth(), -1));
    const format = formatOf(options);
    if (format === 'csv') return reportCsv(report);
    if (format === 'json') return `${JSON.stringify(reportDocument(report), null, 2)}\n`;
    return reportPage(report, options.language);
  } finally {
    store.close();
  }
}

async function write(terminal: Terminal, options: Options): Promise<void> {
  const text = await textOf(terminal, options);
  const { out } = options;
  if (out === undefined) {
    terminal.out(text);
    return;
  }
  writeOut(out, text);
  terminal.err(`${out} is written\n`);
}

const monthArgument = argument(z.string().regex(MONTH, 'a month such as 2026-11 is needed.'));

export function addReportCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('report')
    .summary('the monthly report on the work that events need')
    .description('Makes the report of a month as a page, a table or a document.')
    .option('--month <month>', 'such as 2026-11; the last one that is over where it is absent', monthArgument)
    .option('--out <file>', 'a file in place of standard output')
    .addOption(new Option('--format <format>', 'of what is made').choices([...FORMATS]))
    .addOption(new Option('--language <language>', 'of the page').choices([...LANGUAGES]).default('en'));
  addStoreOptions(command)
    .addHelpText('after', HELP)
    .action((options: Options) => write(terminal, options));
}
