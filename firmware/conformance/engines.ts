import { spawn } from 'node:child_process';
import { accessSync, constants, copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join, resolve } from 'node:path';
import { firmwareError } from '../build/errors.ts';

/** The engines that the runner knows how to start; all of them take the script as their one argument. */
export const ENGINE_NAMES = ['node', 'duk', 'jerry', 'espruino', 'iotjs'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

export interface Engine {
  readonly name: EngineName;
  /** of the program */
  readonly path: string;
}

export interface EngineRun {
  readonly output: string;
  /** why the program ended otherwise than by itself with exit code 0; empty where it did */
  readonly fault: string;
  readonly ms: number;
}

/** Espruino interprets source text and takes seconds for what takes the others tenths. */
const TIME_LIMIT = 300_000;
const OUTPUT_LIMIT = 4_000_000;

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Where a program stands on PATH, or undefined. */
export function findProgram(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram);
}

/** Reads `NAME=PATH`; a PATH without a slash is looked up on PATH. Throws `usage-invalid` or `engine-missing`. */
export function parseEngine(text: string): Engine {
  const equals = text.indexOf('=');
  const name = ENGINE_NAMES.find((one) => one === text.slice(0, equals));
  const given = text.slice(equals + 1);
  if (equals < 1 || name === undefined || given === '') {
    throw firmwareError('usage-invalid', `--engine '${text}' is not NAME=PATH`, {
      hint: `NAME is one of ${ENGINE_NAMES.join(', ')}: for example --engine jerry=/usr/local/bin/jerry`,
    });
  }
  return { name, path: locate(name, given) };
}

/** The path of a program that was named with a path or stands on PATH. Throws `engine-missing`. */
export function locate(what: string, given: string): string {
  const path = given.includes('/') ? resolve(given) : findProgram(given);
  if (path !== undefined && isProgram(path)) return path;
  throw firmwareError('engine-missing', `${what}: there is no program at '${given}'`, {
    hint: 'give the path of the engine itself, and see that it is executable',
  });
}

/**
 * Runs a script on an engine, in a folder of its own (Espruino leaves its flash there), with nothing to read on
 * standard input (Espruino's console). Never rejects for what the engine does.
 */
export async function runEngine(engine: Engine, script: string, timeLimit = TIME_LIMIT): Promise<EngineRun> {
  const folder = mkdtempSync(join(tmpdir(), 'lidwatch-engine-'));
  try {
    copyFileSync(script, join(folder, basename(script)));
    return await runProgram(engine.path, [basename(script)], folder, timeLimit);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a program to its end, with nothing on standard input. Never rejects for what the program does. */
export function runProgram(path: string, args: string[], cwd: string, timeLimit = TIME_LIMIT): Promise<EngineRun> {
  const began = performance.now();
  return new Promise((settle) => {
    const done = (run: Omit<EngineRun, 'ms'>) => settle({ ...run, ms: performance.now() - began });
    const child = spawn(path, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let stopped = '';
    const stop = (why: string) => {
      stopped ||= why;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => stop(`took longer than ${timeLimit / 1000} s`), timeLimit);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('latin1').on('data', (text: string) => {
        output += text;
        if (output.length > OUTPUT_LIMIT) stop('printed without end');
      });
    }
    child.on('error', (error) => {
      clearTimeout(timer);
      done({ output, fault: `could not be started: ${error.message}` });
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const ended = signal ? `was ended by ${signal}` : code === 0 ? '' : `ended with exit code ${code}`;
      done({ output, fault: stopped || ended });
    });
  });
}
