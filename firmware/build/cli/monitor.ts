import { once } from 'node:events';
import type { Command } from 'commander';
import { createFrameReader } from '../monitor/frames.ts';
import { readKey } from '../monitor/keyFile.ts';
import { createWatch, type Watch } from '../monitor/watch.ts';
import { readBaud, readPort } from '../serial/baud.ts';
import { createSerialLine } from '../serial/serialLine.ts';

interface Options {
  readonly port: string;
  readonly keyFile?: string;
  readonly baud: string;
  readonly json?: true;
}

/** Resolves once somebody wants the end: Ctrl-C, a signal, or a reader of the output that goes away. */
function ending(): Promise<unknown> {
  const signals = ['SIGINT', 'SIGTERM'].map((signal) => once(process, signal));
  return Promise.race([...signals, once(process.stdout, 'error').catch(() => undefined)]);
}

async function watchInput(watch: Watch, ended: Promise<unknown>): Promise<void> {
  process.stdin.setEncoding('latin1');
  process.stdin.on('data', (text: string) => watch.hear(text));
  await Promise.race([once(process.stdin, 'end'), ended]);
  process.stdin.pause();
  watch.end();
}

async function run({ port, keyFile, baud, json }: Options): Promise<void> {
  const frames = createFrameReader(keyFile === undefined ? undefined : readKey(keyFile));
  const print = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  const watch = createWatch({ frames, json: json === true, now: Date.now, print });
  const ended = ending();
  if (port === '-') return watchInput(watch, ended);
  const source = createSerialLine({
    port,
    baud: readBaud(baud),
    onBytes: (bytes) => watch.hear(bytes.toString('latin1')),
    onState: (state, reason) => watch.port(state, reason),
  });
  await source.start();
  await ended;
  await source.stop();
  watch.end();
}

export function register(program: Command): void {
  program
    .command('monitor')
    .description('show what a node says on its console: frames, traces and plain lines')
    .requiredOption('--port <port>', 'the serial port of its console; - for standard input', readPort)
    .option('--key-file <file>', 'opens its sealed frames: <cover>.import.json or <cover>.node.json')
    .option('--baud <rate>', 'of a console that is a plain UART', '9600')
    .option('--json', 'one JSON object a line')
    .action((options: Options) => run(options));
}
