import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BOARDS, findBoard } from '../../build/boards.ts';
import { buildEs5 } from '../../build/chain/chain.ts';
import { firmwareError } from '../../build/errors.ts';
import { type Engine, type EngineRun, runProgram } from '../engines.ts';
import type { Rig } from '../rigs/rig.ts';
import { firstDifference } from '../transcript.ts';
import { type MemStats, readMemStats } from './memStats.ts';
import { makeSnapshot } from './snapshot.ts';
import type { Tape } from './tap.ts';
import { cutTape, packTape, recordTapes } from './tapes.ts';

/** What JerryScript ends with where its heap is full (jerry_fatal_code_t, ERR_OUT_OF_MEMORY). */
const OUT_OF_HEAP = 'ended with exit code 10';

export interface NodeHeap {
  /** of the start that needed most; undefined where the engine was built without statistics */
  readonly stats: MemStats | undefined;
  /** times that the power came in the scenario: each is a run of its own, as a reset empties a heap */
  readonly starts: number;
  readonly ms: number;
}

/** bytes of an engine's heap, below which the scenario with all of its world has no room: it takes 100 to 160 KiB */
const SCENARIO_HEAP = 192 * 1024;

const REPLAY = fileURLToPath(new URL('replay.ts', import.meta.url));

/** The engine's end of the tape, as globals: what a board's script is started with, and what the pieces call. */
const REPLAY_ENTRY = `import { createReplay } from ${JSON.stringify(REPLAY)};
const replay = createReplay(print);
global = replay.engine;
tapeBoot = replay.boot;
tapeFeed = replay.feed;
`;

/** The arguments that play one tape: statistics, the tape's engine, and the node's own script between its answers. */
function writeTape(folder: string, tape: Tape): string[] {
  const write = (name: string, call: string, piece: string) => {
    // collected first, or a large heap would hold what a small one has long thrown away
    writeFileSync(join(folder, name), `gc(true);${call}([${packTape(piece).join()}]);\n`);
    return name;
  };
  const boot = write('boot.js', 'tapeBoot', tape.boot);
  const pieces = cutTape(tape.events).map((piece, i) => write(`piece${i}.js`, 'tapeFeed', piece));
  return ['--mem-stats', '--exec-snapshot', 'replay.snapshot', boot, '--exec-snapshot', 'node.snapshot', ...pieces];
}

function requireAsRecorded(engine: Engine, start: string, run: EngineRun, tape: Tape): void {
  const lines = run.output.split(/\r*\n/);
  const difference = firstDifference(
    tape.writes,
    lines.filter((line) => line.startsWith('uart ')),
  );
  if (run.fault === OUT_OF_HEAP) {
    throw firmwareError('engine-over-budget', `${engine.name}: ${start} ran out of the engine's heap`, {
      hint: 'what an engine with a larger heap measures says how much is missing',
    });
  }
  if (run.fault !== '') {
    const said = lines.filter((line) => line !== '' && !line.startsWith('uart ')).slice(0, 3);
    throw firmwareError('engine-failed', `${engine.name}: ${start} ${run.fault}: ${said.join(' / ')}`);
  }
  if (difference) {
    throw firmwareError(
      'frames-differ',
      `${engine.name}: ${start} differs in write ${difference.line} to the modem or sensor:\n` +
        `    recorded ${difference.expected ?? '(nothing)'}\n    ${engine.name.padEnd(8)} ${difference.found ?? '(nothing)'}`,
    );
  }
}

/** Is the engine built with a heap that holds a node, and not the world around it? False where it does not tell. */
export async function isSmall(engine: Engine): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'lidwatch-heap-'));
  try {
    writeFileSync(join(folder, 'empty.js'), '');
    const { output } = await runProgram(engine.path, ['--mem-stats', 'empty.js'], folder);
    return (readMemStats(output)?.heapSize ?? SCENARIO_HEAP) < SCENARIO_HEAP;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Throws `engine-over-budget` where the peak is over the limit, in bytes. */
export function requireHeap(what: string, { stats }: NodeHeap, limit: number): void {
  if (!stats || stats.peak <= limit) return;
  const { peak, parts } = stats;
  throw firmwareError(
    'engine-over-budget',
    `${what} needs a heap of ${peak} bytes, ${peak - limit} more than ${limit}: at their highest byte code ${parts.code}, ` +
      `objects ${parts.objects}, properties ${parts.properties}, strings ${parts.strings}`,
    { hint: 'firmware/conformance/README.md says what counts, and how to find what takes the most' },
  );
}

/** Only Espruino's interface is taped: IoT.js has its heap beside Linux, and a `sim` board runs on Node. */
export async function isTaped({ board }: Rig): Promise<boolean> {
  return (await findBoard(board)).engine === 'espruino';
}

/** What is put into the heap: the script of a board as it is flashed, and the player of tapes. */
export interface NodeScripts {
  readonly node: string;
  readonly replay: string;
}

export async function buildNode({ board, modem }: Pick<Rig, 'board' | 'modem'>): Promise<NodeScripts> {
  const { radios = [] } = await findBoard(board);
  const built = await findBoard(board, BOARDS, radios.includes(modem) ? modem : undefined);
  const { code: node } = await buildEs5(built.entry);
  const { code: replay } = await buildEs5({ name: 'replay.entry.ts', text: REPLAY_ENTRY });
  return { node, replay };
}

/**
 * Runs a board's script from a snapshot, with nothing beside it in the heap but the player and a piece of tape: once for
 * each tape. Throws `engine-over-budget` where the engine's own heap is full, `engine-failed` or `frames-differ`.
 */
export async function playTapes(
  engine: Engine,
  tool: string,
  scripts: NodeScripts,
  tapes: readonly Tape[],
): Promise<NodeHeap> {
  const folder = await mkdtemp(join(tmpdir(), 'lidwatch-node-'));
  try {
    for (const [name, code] of Object.entries(scripts)) {
      writeFileSync(join(folder, `${name}.js`), code);
      await makeSnapshot(tool, folder, `${name}.js`, `${name}.snapshot`);
    }
    let most: MemStats | undefined;
    let ms = 0;
    for (const [index, tape] of tapes.entries()) {
      const run = await runProgram(engine.path, writeTape(folder, tape), folder);
      requireAsRecorded(engine, `the node alone, start ${index + 1} of ${tapes.length},`, run, tape);
      const stats = readMemStats(run.output);
      if (stats && stats.peak > (most?.peak ?? 0)) most = stats;
      ms += run.ms;
    }
    return { stats: most, starts: tapes.length, ms };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The board of the rig under the load of the scenario, which is taped here. */
export async function playNode(engine: Engine, tool: string, rig: Rig): Promise<NodeHeap> {
  return playTapes(engine, tool, await buildNode(rig), recordTapes(rig));
}
