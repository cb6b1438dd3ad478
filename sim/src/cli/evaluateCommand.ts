import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSimError } from '../errors.ts';
import { type Evaluation, evaluationOf } from '../evaluate/evaluation.ts';
import { fingerprint } from '../evaluate/pool/fingerprint.ts';
import { plotFiles } from '../evaluate/report/plotFiles.ts';
import { reportHtml } from '../evaluate/report/report.ts';
import { runSuite } from '../evaluate/runSuite.ts';
import { GATEWAY_LEVELS } from '../truth/levels.ts';
import { createEvaluateProgress } from './evaluateProgress.ts';
import { type SuiteWords, suiteOf } from './evaluateSuite.ts';
import { loadScenario } from './scenarioFile.ts';

export interface EvaluateOptions extends SuiteWords {
  readonly out: string;
  readonly processes: number;
  /** a program and its arguments, parted by spaces */
  readonly gateway: string | undefined;
  /** path of a gateway.yaml */
  readonly rules: string | undefined;
  readonly signal: AbortSignal;
}

const PROGRAM = fileURLToPath(new URL('../../bin/lidwatch-sim.mjs', import.meta.url));
const BESIDE = fileURLToPath(new URL('../../../gateway/bin/lidwatch.mjs', import.meta.url));

export interface EvaluateFiles {
  readonly report: string;
  readonly figures: string;
}

/**
 * Runs what is left of a suite and writes report.html and figures.json. Undefined where it was ended before. Rejects with
 * `gateway-failed`, `scenario-invalid` and what belongs to its options.
 */
export async function evaluate(
  options: EvaluateOptions,
): Promise<(EvaluateFiles & { evaluation: Evaluation }) | undefined> {
  const { out, processes, signal } = options;
  const suite = suiteOf(options);
  const command = commandOf(options.gateway);
  const programs = fingerprint(command);
  const rules = rulesOf(options.rules);
  const levels = GATEWAY_LEVELS;
  const folder = resolve(out, 'jobs');
  const progress = createEvaluateProgress(process.stderr, () => performance.now());
  const sets = await runSuite({
    ...{ suite, levels, command, rules, programs, folder, processes, signal },
    load: ({ scenario, covers }) => loadScenario(scenario, covers),
    worker: { script: PROGRAM, args: ['evaluate-worker'] },
    onProgress: progress.update,
  }).finally(progress.stop);
  if (!sets) return undefined;
  const { name, about } = suite;
  const evaluation = evaluationOf({
    ...{ suite: name, about, programs, levels, sets, made: new Date() },
    rules: rules?.text,
  });
  return { evaluation, ...write(out, evaluation) };
}

function write(out: string, evaluation: Evaluation): EvaluateFiles {
  const files = { report: join(out, 'report.html'), figures: join(out, 'figures.json') };
  const plots = join(out, 'plots');
  mkdirSync(plots, { recursive: true });
  for (const [name, plot] of plotFiles(evaluation)) writeFileSync(join(plots, name), plot);
  writeFileSync(files.report, reportHtml(evaluation));
  writeFileSync(files.figures, `${JSON.stringify(evaluation, null, 1)}\n`);
  return files;
}

/** The gateway of this workspace; where there is none, the one that is installed. */
function commandOf(gateway: string | undefined): readonly string[] {
  if (gateway !== undefined) return gateway.trim().split(/\s+/);
  return existsSync(BESIDE) ? [process.execPath, BESIDE] : ['lidwatch'];
}

function rulesOf(path: string | undefined) {
  if (path === undefined) return undefined;
  try {
    return { file: resolve(path), text: readFileSync(path, 'utf8') };
  } catch (error) {
    throw createSimError('option-invalid', `--rules ${path}: ${error instanceof Error ? error.message : error}`);
  }
}
