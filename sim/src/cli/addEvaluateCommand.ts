import { availableParallelism } from 'node:os';
import { type Command, CommanderError } from 'commander';
import { evaluate } from './evaluateCommand.ts';
import { summaryOf } from './evaluateSummary.ts';
import { evaluateWorker } from './evaluateWorker.ts';
import { parseDays, parseLosses, parseWhole, parseWholes } from './options.ts';
import { shippedSuites } from './suiteFile.ts';

interface EvaluateFlags {
  readonly suite: string;
  readonly scenario?: string;
  readonly covers?: number;
  readonly days?: number;
  readonly seeds?: readonly number[];
  readonly radio?: readonly number[];
  readonly out: string;
  readonly jobs: number;
  readonly gateway?: string;
  readonly rules?: string;
  readonly json?: boolean;
}

const HELP = `
  lidwatch-sim evaluate --suite city --out evaluation               1,000 covers for a month, and report.html
  lidwatch-sim evaluate --suite city --rules gateway.yaml           the same under rules of your own
  lidwatch-sim evaluate --scenario city/theft --seeds 1,2 --radio 20%

What is done is kept in the folder: the same command goes on where it was ended, and runs nothing twice unless something has
changed that decides it (programs, rules, scenario, seed). Exit codes: 0 the targets hold; 1 they do not, or it was ended, or
the gateway failed; 2 a suite, scenario or option is wrong. How things are counted: sim/EVALUATE.md.`;

const FAILED = 1;

/** Targets that are not met are an answer, not an error: nothing is printed about it that the summary does not say. */
export const NOT_MET = 'targets-not-met';

async function evaluateAction({ jobs, days, radio, ...flags }: EvaluateFlags, signal: AbortSignal): Promise<void> {
  const { suite, out, gateway, rules, scenario, covers, seeds } = flags;
  const done = await evaluate({
    ...{ suite, out, gateway, rules, signal, processes: jobs },
    ...(scenario === undefined ? {} : { scenario }),
    ...(covers === undefined ? {} : { covers }),
    ...(seeds === undefined ? {} : { seeds }),
    ...(days === undefined ? {} : { duration: days }),
    ...(radio === undefined ? {} : { losses: radio }),
  });
  if (!done) {
    console.error('ended; the same command goes on where it was');
    throw new CommanderError(FAILED, NOT_MET, 'ended');
  }
  const { evaluation, report, figures } = done;
  if (flags.json) console.log(JSON.stringify(evaluation));
  else console.log(`${summaryOf(evaluation)}\n${report} shows it, ${figures} holds the figures`);
  if (!evaluation.met) throw new CommanderError(FAILED, NOT_MET, 'not all targets hold');
}

export function addEvaluateCommand(command: Command, signal: AbortSignal): void {
  command
    .command('evaluate')
    .description('plays a suite of cities against gateways, and compares what they raise with what happened')
    .option('--suite <name>', `${shippedSuites().join(', ')}, or a file`, 'city')
    .option('--scenario <name>', 'one scenario in place of a suite')
    .option('--covers <n>', 'covers of each job', parseWhole('--covers', 1, 60_000))
    .option('--days <n>', 'virtual days of each job', parseDays)
    .option('--seeds <n,...>', "these in place of the suite's", parseWholes('--seeds', 0, 2 ** 32))
    .option('--radio <share,...>', 'shares of frames that fade, like 6.5%,20%', parseLosses)
    .option('--out <folder>', 'for report.html, figures.json, and what is done of the jobs', 'evaluation')
    .option('--jobs <n>', 'processes', parseWhole('--jobs', 1, 1024), availableParallelism())
    .option('--gateway <command>', 'the gateway, where it is not the one beside the simulator')
    .option('--rules <file>', 'a gateway.yaml, for its rules; the built-in ones unless said')
    .option('--json', 'print the figures as JSON')
    .addHelpText('after', HELP)
    .action((flags: EvaluateFlags) => evaluateAction(flags, signal));

  command.command('evaluate-worker', { hidden: true }).action(() => evaluateWorker(signal));
}
