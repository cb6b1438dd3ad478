import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FirmwareError } from '../../firmware/build/errors.ts';
import { readMemStats } from '../../firmware/conformance/budgets/memStats.ts';
import {
  buildNode,
  isSmall,
  type NodeScripts,
  playTapes,
  requireHeap,
} from '../../firmware/conformance/budgets/nodeHeap.ts';
import type { Tape } from '../../firmware/conformance/budgets/tap.ts';
import { cutTape, recordTapes } from '../../firmware/conformance/budgets/tapes.ts';
import { findRigs } from '../../firmware/conformance/rigs.ts';
import { standIn } from '../support/standIn.ts';

const runner = fileURLToPath(new URL('../../firmware/conformance/run.ts', import.meta.url));
/** A snapshot tool whose snapshots are the scripts themselves. */
const copying = () => standIn('tool', '[ "$1" = generate ] && cp "$4" "$3"');

/** Plays scripts and snapshots alike, on Node, one behind the other as one program, and tells of a heap. */
function engine(name: string, peak: string, heapSize = '65528', end = 'exit $code'): string {
  return standIn(
    name,
    `echo 'var gc = function () {}, print = console.log;' > all.js
for one in "$@"; do case "$one" in --*) ;; *) { cat "$one"; echo; } >> all.js;; esac; done
${process.execPath} all.js; code=$?
echo 'Heap stats:'
echo '  Heap size = ${heapSize} bytes'
echo "  Peak allocated = ${peak} bytes"
echo '  Peak allocated byte code data = 30000 bytes'
${end}`,
  );
}

function failureOf(run: () => void): FirmwareError {
  try {
    run();
  } catch (error) {
    return error as FirmwareError;
  }
  throw new Error('it did not fail');
}

function run(...args: string[]) {
  const all = [runner, '--board', 'mdbt42q-rylr998', ...args];
  return spawnSync(process.execPath, all, { encoding: 'utf8' });
}

describe('the statistics of JerryScript', () => {
  it('are read out of everything else that an engine prints', () => {
    const text = `uart 0 ab
Heap stats:
  Heap size = 65528 bytes
  Allocated = 0 bytes
  Peak allocated = 60392 bytes
  Peak waste = 340 bytes
  Peak allocated byte code data = 32000 bytes\r
  Peak allocated string data = 4195 bytes
  Peak allocated object data = 13476 bytes
  Peak allocated property data = 9096 bytes
`;
    expect(readMemStats(text)).toEqual({
      heapSize: 65528,
      peak: 60392,
      parts: { code: 32000, strings: 4195, objects: 13476, properties: 9096 },
    });
  });

  it('are not there where a build has none, or a script prints something like them', () => {
    expect(readMemStats('JERRY_MEM_STATS is disabled\n')).toBeUndefined();
    expect(
      readMemStats('x Peak allocated = 1 bytes\nPeak allocated = many bytes\nHeap size = 5 bytes\n'),
    ).toBeUndefined();
  });
});

describe('the heap of a node', () => {
  let scripts: NodeScripts = { node: '', replay: '' };
  let tapes: readonly Tape[] = [];

  beforeAll(async () => {
    const [listed] = await findRigs({ board: ['mdbt42q-rylr998'], modem: [] });
    if (!listed) throw new Error('the rig is gone');
    scripts = await buildNode(listed.rig);
    tapes = recordTapes(listed.rig);
  }, 120_000);

  const playOn = (path: string, tool = copying()) => playTapes({ name: 'jerry', path }, tool, scripts, tapes);

  it('is that of the start that needs most, where the node says to its modem what it said in the scenario', async () => {
    const rising = engine('rising', '$((60000 + $(grep -c "^gc(true);tapeFeed" all.js)))');
    const { stats, starts } = await playOn(rising);
    expect(starts).toBe(3);
    const lines = tapes.map(({ events }) => 60000 + cutTape(events).length);
    expect(stats?.peak).toBe(Math.max(...lines));
  });

  it('fails where it is larger than the budget, and says by how much and what of', async () => {
    const alone = await playOn(engine('large', '65537', '524280'));
    const { code, message } = failureOf(() => requireHeap('it', alone, 65536));
    expect(code).toBe('engine-over-budget');
    expect(message).toMatch(/it needs a heap of 65537 bytes, 1 more than 65536: .*byte code 30000/);
    expect(() => requireHeap('it', alone, 65537)).not.toThrow();
  });

  it('fails where the engine runs out of it', async () => {
    const full = engine('full', '65000', '65528', 'exit 10');
    await expect(playOn(full)).rejects.toMatchObject({
      code: 'engine-over-budget',
      message: expect.stringContaining("start 1 of 3, ran out of the engine's heap"),
    });
  });

  it('is not all: a node that says anything else fails', async () => {
    const other = engine('other', '60000', '65528', 'echo uart 0 aa');
    await expect(playOn(other)).rejects.toMatchObject({ code: 'frames-differ' });
  });

  it('is told to be unknown where the engine has no statistics', async () => {
    const mute = engine('mute', 'no');
    const alone = await playOn(mute);
    expect(alone.stats).toBeUndefined();
    expect(() => requireHeap('it', alone, 1)).not.toThrow();
  });

  it('is not measured with a tool that makes no snapshot', async () => {
    const tool = standIn('broken', 'echo "Error: Generating snapshot failed!"; exit 1');
    await expect(playOn(engine('any', '1'), tool)).rejects.toMatchObject({
      code: 'engine-failed',
      message: expect.stringContaining('broken made no snapshot of node.js: ended with exit code 1'),
    });
  });

  it('tells an engine that has room for a node alone from one that holds the world, too', async () => {
    expect(await isSmall({ name: 'jerry', path: engine('64', '1', '65528') })).toBe(true);
    expect(await isSmall({ name: 'jerry', path: engine('512', '1', '524280') })).toBe(false);
    expect(await isSmall({ name: 'jerry', path: standIn('silent', 'exit 0') })).toBe(false);
  });

  it.each([
    [['--heap', '0'], 'usage-invalid'],
    [['--heap', '64k'], 'usage-invalid'],
    [['--heap', '513'], 'usage-invalid'],
    [['--heap', '-1'], 'usage-invalid'],
    [['--snapshot-tool', '/no/such/tool'], "engine-missing: --snapshot-tool: there is no program at '/no/such/tool'"],
    [['--snapshot-tool', process.execPath], '--snapshot-tool needs an engine'],
    [['--instructions'], '--instructions counts those of jerry or espruino'],
  ])('%j is refused before anything runs', (args, text) => {
    const { status, stdout, stderr } = run(...args);
    expect(stderr).toContain(text);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});
