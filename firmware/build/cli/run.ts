import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { firmwareError } from '../errors.ts';
import { FOLDER_SCRIPT, RECORD_NAME } from '../flash/job.ts';
import { loadRecord, loadScript } from '../flash/load.ts';
import { readBaud } from '../serial/baud.ts';
import { createSerialLine } from '../serial/serialLine.ts';
import { createCoverState } from '../sim/coverState.ts';
import { type SimNode, startSimNode } from '../sim/simNode.ts';

interface Options {
  readonly port: string;
  readonly baud: string;
}

const LINES = 'hall closed | hall open | move X Y Z (mg) | water MM | float wet | float dry | battery MV | reset';

async function run(folder: string, { port, baud }: Options): Promise<void> {
  const script = Buffer.from(loadScript(join(folder, FOLDER_SCRIPT), 'sim', FOLDER_SCRIPT).bytes, 'latin1');
  loadRecord(join(folder, RECORD_NAME), RECORD_NAME);
  const log = (text: string): void => {
    process.stdout.write(`${text}\n`);
  };
  let node: SimNode | undefined;
  const line = createSerialLine({
    port,
    baud: readBaud(baud),
    onBytes: (bytes) => node?.hear(bytes),
    onState: (state, reason) => log(`${port}: ${state}${reason === undefined ? '' : `, ${reason}`}`),
  });
  const cover = createCoverState(join(folder, 'cover.txt'));
  await line.start();
  try {
    node = startSimNode({ script: script.toString('utf8'), folder, cover, write: line.write, log });
  } catch (error) {
    await line.stop();
    throw firmwareError('engine-failed', `${join(folder, FOLDER_SCRIPT)} cannot start: ${(error as Error).message}`, {
      hint: `flash script and record again: lidwatch-fw flash --board sim --to ${folder}`,
      cause: error,
    });
  }
  const ended = Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)));
  // not before the node is there: what was typed ahead, or comes from a pipe, would be lost
  const input = createInterface({ input: process.stdin });
  log(`the node runs; say what happens to its cover, and Ctrl-C at the end:\n  ${LINES}`);
  input.on('line', (text) => {
    const said = text.trim();
    if (said === 'reset') node?.reset();
    else if (said !== '' && !cover.say(said)) log(`what is '${said}'? ${LINES}`);
  });
  await ended;
  input.close();
  process.stdin.pause();
  node.stop();
  await line.stop();
}

export function register(program: Command): void {
  program
    .command('run')
    .description('run a node of the board sim, as it was flashed into a folder, with its modem on a serial line')
    .argument('<folder>', 'where `lidwatch-fw flash --board sim --to` wrote to')
    .requiredOption('--port <port>', "the modem's serial line; a pseudo-terminal will do")
    .option('--baud <rate>', 'of that line', '115200')
    .action(run);
}
