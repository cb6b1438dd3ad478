import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { firmwareError, isFirmwareError } from '../errors.ts';
import { FOLDER_SCRIPT, RECORD_NAME } from '../flash/job.ts';
import { loadRecord, loadScript } from '../flash/load.ts';
import { readBaud, readPort } from '../serial/baud.ts';
import { createSerialLine } from '../serial/serialLine.ts';
import { type CoverState, createCoverState } from '../sim/coverState.ts';
import { lockFolder } from '../sim/folderLock.ts';
import { type SimNode, startSimNode } from '../sim/simNode.ts';

interface Options {
  readonly port: string;
  readonly baud: string;
}

const LINES = 'hall closed | hall open | move X Y Z (mg) | water MM | float wet | float dry | battery MV | reset';

const FLASH_FIRST = 'flash a node into it first: lidwatch-fw flash --board sim --provision FILE --to FOLDER';

/** Resolves at the first signal that asks for the end. */
function askedToEnd(): Promise<unknown> {
  return Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)));
}

function log(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Does what is typed until `ended`. Rejects with file-unwritable where it cannot be kept. */
async function obey(node: SimNode, cover: CoverState, ended: Promise<unknown>): Promise<void> {
  const input = createInterface({ input: process.stdin });
  const failed = new Promise<never>((_, reject) => {
    input.on('line', (text) => {
      const said = text.trim();
      try {
        if (said === 'reset') node.reset();
        else if (said !== '' && !cover.say(said)) log(`what is '${said}'? ${LINES}`);
      } catch (error) {
        if (!isFirmwareError(error)) throw error;
        reject(error);
      }
    });
  });
  try {
    await Promise.race([ended, failed]);
  } finally {
    input.close();
    process.stdin.pause();
  }
}

async function runLocked(folder: string, { port, baud }: Options): Promise<void> {
  const script = Buffer.from(loadScript(join(folder, FOLDER_SCRIPT), 'sim', FOLDER_SCRIPT).bytes, 'latin1');
  loadRecord(join(folder, RECORD_NAME), RECORD_NAME);
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
  const ended = askedToEnd();
  log(`the node runs; say what happens to its cover, and Ctrl-C at the end:\n  ${LINES}`);
  try {
    // not before the node is there: what was typed ahead, or comes from a pipe, would be lost
    await obey(node, cover, ended);
  } finally {
    node.stop();
    await line.stop();
  }
}

async function run(folder: string, options: Options): Promise<void> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw firmwareError('file-unreadable', `${folder}: there is no such folder`, { hint: FLASH_FIRST });
  }
  const lock = lockFolder(folder);
  // the launcher ends the process where whoever read its output has gone
  process.once('exit', lock.release);
  try {
    await runLocked(folder, options);
  } finally {
    process.off('exit', lock.release);
    lock.release();
  }
}

export function register(program: Command): void {
  program
    .command('run')
    .description('run a node of the board sim, as it was flashed into a folder, with its modem on a serial line')
    .argument('<folder>', 'where `lidwatch-fw flash --board sim --to` wrote to')
    .requiredOption('--port <port>', "the modem's serial line; a pseudo-terminal will do", readPort)
    .option('--baud <rate>', 'of that line', '115200')
    .action(run);
}
