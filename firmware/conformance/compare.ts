import { firmwareError } from '../build/errors.ts';
import { type Engine, type EngineRun, runEngine } from './engines.ts';
import { countFrames, firstDifference, readTranscript } from './transcript.ts';

const NOISE_SHOWN = 5;

export interface Played {
  readonly engine: Engine;
  readonly lines: readonly string[];
  readonly frames: number;
  readonly ms: number;
}

function failure(engine: Engine, run: EngineRun, lines: readonly string[], noise: readonly string[]): Error {
  const last = lines.at(-1);
  const where = last ? `after '${last}'` : 'before the first line';
  const said = noise.slice(-NOISE_SHOWN).map((line) => `\n    ${line.slice(0, 200)}`);
  const why = run.fault || 'stopped without an error';
  return firmwareError('engine-failed', `${engine.name} (${engine.path}) ${why}, ${where}${said.join('')}`, {
    hint: 'an engine that stops without a word has most often run out of heap: see firmware/README.md for what it needs',
  });
}

/** Plays the scenario on an engine. Throws `engine-failed` where it does not come to its end. */
export async function play(engine: Engine, script: string): Promise<Played> {
  const run = await runEngine(engine, script);
  const { lines, complete, noise } = readTranscript(run.output);
  if (!complete || run.fault !== '') throw failure(engine, run, lines, noise);
  return { engine, lines, frames: countFrames(lines), ms: run.ms };
}

/** Throws `frames-differ` with the first line in which they do. */
export function requireEqual(reference: Played, other: Played): void {
  const difference = firstDifference(reference.lines, other.lines);
  if (!difference) return;
  throw firmwareError(
    'frames-differ',
    `${other.engine.name} differs from ${reference.engine.name} in line ${difference.line}:\n` +
      `    ${reference.engine.name.padEnd(8)} ${difference.expected ?? '(nothing)'}\n` +
      `    ${other.engine.name.padEnd(8)} ${difference.found ?? '(nothing)'}`,
  );
}
