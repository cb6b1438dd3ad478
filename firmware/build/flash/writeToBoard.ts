import { type ErrorCode, firmwareError } from '../errors.ts';
import type { Console } from './espruinoPackage.ts';
import type { FlashJob, FlashNews, StorageFile } from './job.ts';
import { RECORD_NAME } from './job.ts';
import { type Chunk, chunksOf, crcOf, readBack } from './statements.ts';

/** ms for an answer to a line that takes no time to run: fetching a prompt out of a busy script is 1 s of it */
const ANSWER = 3000;
/** ms for a write, which may have to erase or compact flash first */
const WRITE = 15_000;
/** ms for a reset, and for the restart before the port is let go */
const SETTLE = 750;
const ATTEMPTS = 3;

const FREE = '(function(s){return s.getFree?s.getFree():-1})(require("Storage"))';
const COMPACT = 'require("Storage").compact()';
const FAST_CONSOLES = ['USB', 'Bluetooth', 'Telnet'];

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

function lineTime(expression: string, baud: number): number {
  return (expression.length * 10 * 2000) / baud;
}

async function greet(console: Console, job: FlashJob): Promise<{ board: string; version: string; free: number }> {
  const environment =
    (await console.evaluate('process.env', ANSWER)) ?? (await console.evaluate('process.env', ANSWER));
  if (typeof environment !== 'object' || environment === null) {
    throw firmwareError('board-silent', `${job.port}: no prompt at ${job.baud} baud`, {
      hint: 'is it the console? Another --baud, or start the board without its script (hold its button at power-on)',
    });
  }
  const { BOARD, VERSION, CONSOLE } = environment as Record<string, unknown>;
  const board = String(BOARD);
  if (job.answers !== '' && !new RegExp(job.answers).test(board)) {
    throw firmwareError(
      'board-differs',
      `the board says that it is ${board} (Espruino ${VERSION}); nothing was written`,
      {
        hint: 'another --port, another --board, or --any-board where its firmware was built under a name of its own',
      },
    );
  }
  if (!FAST_CONSOLES.includes(String(CONSOLE))) console.slow();
  // stops what the board is doing, and frees the memory that it takes
  console.type('reset();');
  await pause(SETTLE);
  const free = await console.evaluate(FREE, ANSWER);
  return { board, version: String(VERSION), free: typeof free === 'number' ? free : -1 };
}

async function writeChunk(console: Console, chunk: Chunk, name: string, baud: number): Promise<void> {
  let answer: unknown;
  let compacted = false;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    answer = await console.evaluate(chunk.expression, WRITE + lineTime(chunk.expression, baud));
    if (answer === true) return;
    if (answer === undefined || answer === 'garbled') continue;
    if (compacted) break;
    await console.evaluate(COMPACT, WRITE);
    compacted = true;
  }
  const full = answer === false || /find|space|full|flash/i.test(String(answer));
  const code: ErrorCode = answer === undefined ? 'board-silent' : full ? 'board-full' : 'write-differs';
  const what = answer === undefined ? 'no answer' : answer === false ? 'refused' : String(answer);
  throw firmwareError(code, `${name}: ${what}`, {
    hint: full
      ? 'erase what else is in Storage: require("Storage").eraseAll() at the prompt'
      : 'try again, slower: --baud',
  });
}

async function verify(console: Console, { name, bytes }: StorageFile): Promise<FlashNews> {
  const answer = (await console.evaluate(readBack(name), WRITE)) ?? (await console.evaluate(readBack(name), WRITE));
  const [length, crc] = Array.isArray(answer) ? (answer as number[]) : [0, 0];
  if (length === bytes.length && ((crc ?? 0) ^ crcOf(bytes)) === 0) {
    return { kind: 'verified', name, length, crc: crcOf(bytes) };
  }
  throw firmwareError('write-differs', `${name}: ${bytes.length} bytes were written, ${length} read back otherwise`, {
    hint: 'try again; if it stays so, the flash is worn, or the line loses characters: another --baud',
  });
}

/** Writes the files, checks each, and starts the board. Throws a coded error; `tell` hears how it goes. */
export async function writeToBoard(console: Console, job: FlashJob, tell: (news: FlashNews) => void): Promise<void> {
  tell({ kind: 'board', ...(await greet(console, job)) });
  let written = 0;
  for (const file of job.files) {
    for (const chunk of chunksOf(file)) {
      await writeChunk(console, chunk, file.name, job.baud);
      written += chunk.length;
      tell({ kind: 'written', bytes: written });
    }
    tell(await verify(console, file));
  }
  const provisioned = Array.isArray(await console.evaluate(readBack(RECORD_NAME), ANSWER));
  console.type('load();');
  // the port may go away from here on: a board that restarts leaves the USB, a script closes the console
  tell({ kind: 'done', provisioned });
  await pause(SETTLE);
}
