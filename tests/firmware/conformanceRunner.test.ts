import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runEngine } from '../../firmware/conformance/engines.ts';
import { firstDifference, readTranscript } from '../../firmware/conformance/transcript.ts';
import { createScratch } from '../support/scratch.ts';
import { standIn } from '../support/standIn.ts';

const runner = fileURLToPath(new URL('../../firmware/conformance/run.ts', import.meta.url));
function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [runner, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** One board is enough to see how the runner runs. */
const ONE = ['--board', 'mdbt42q-rylr998'];

describe('the conformance runner', () => {
  it('says in a table which engine was equal, and what each frame means', () => {
    const { status, stdout } = run(...ONE, '--engine', `node=${process.execPath}`);
    expect(status).toBe(0);
    expect(stdout).toMatch(/up +alert .* trigger water/);
    expect(stdout).toMatch(/mdbt42q-rylr998 +rylr998 +\d+ +\d+ +\d\.\d\d s/);
    expect(stdout).toContain('every engine produced the same frames');
  });

  it('fails, and says where, when an engine differs in one digit or dies half-way', () => {
    const changed = standIn(
      'changed',
      `${process.execPath} "$1" | awk '/ up / && ++n == 3 { print (/0$/ ? $0 "1" : $0 "0"); next } { print }'`,
    );
    const dying = standIn('dying', `${process.execPath} "$1" | head -5; echo "heap exhausted" >&2; exit 10`);
    const { status, stdout, stderr } = run(...ONE, '--engine', `jerry=${changed}`, '--engine', `iotjs=${dying}`);
    expect(status).toBe(1);
    expect(stderr).toMatch(/frames-differ: .*jerry differs from node in line \d+/);
    expect(stderr).toMatch(/engine-failed: .*iotjs .* ended with exit code 10, after '\d+ /);
    expect(stderr).toContain('heap exhausted');
    expect(stdout).toContain('conformance: failed');
  });

  it.each([
    [['--engine', 'jerry=/no/such/engine'], "engine-missing: jerry: there is no program at '/no/such/engine'"],
    [['--engine', 'jerry=no-such-engine'], "engine-missing: jerry: there is no program at 'no-such-engine'"],
    [['--engine', `jerry=${tmpdir()}`], 'engine-missing'],
    [['--engine', 'v8=/bin/true'], 'usage-invalid'],
    [['--engine', 'jerry'], 'usage-invalid'],
    [['--engine', 'jerry='], 'usage-invalid'],
    [['--board', 'esp32'], "there is no board 'esp32'"],
    [['--modem', 'sigfox'], "there is no modem 'sigfox'"],
    [['--board', 'sim', '--modem', 'bg96'], 'usage-invalid: none of the boards named has one of the modems named'],
    [['--fast'], "unknown option '--fast'"],
  ])('answers %j before anything runs', (args, text) => {
    const { status, stdout, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(text);
    expect(stderr).not.toContain('    at ');
    expect(stdout).toBe('');
  });
});

describe('a run of an engine', () => {
  it('is ended when it takes too long, and when it cannot be started', async () => {
    const { path, write } = createScratch();
    const script = write('script.js', '');
    const sleeping = { name: 'jerry', path: standIn('sleeping', 'exec sleep 60') } as const;
    expect((await runEngine(sleeping, script, 200)).fault).toContain('took longer than 0.2 s');
    const gone = { name: 'jerry', path: path('gone') } as const;
    expect((await runEngine(gone, script)).fault).toContain('could not be started');
  });
});

describe('what an engine prints', () => {
  it('is read out of banner, prompts and carriage returns', () => {
    const output = '\r\n  2v29 (c)\r\n>\u001b[J0 scene install\r\r\n12 up 0aff\r\nend 34 uplinks 1 mode -1\r\n>';
    expect(readTranscript(output)).toEqual({
      lines: ['0 scene install', '12 up 0aff', 'end 34 uplinks 1 mode -1'],
      complete: true,
      noise: ['2v29 (c)'],
    });
  });

  it('is incomplete without its last line', () => {
    expect(readTranscript('0 scene install\n12 up 0aff\nUncaught Error\n')).toMatchObject({
      complete: false,
      noise: ['Uncaught Error'],
    });
  });

  it('differs where it first differs, or ends', () => {
    expect(firstDifference(['a', 'b'], ['a', 'b'])).toBeUndefined();
    expect(firstDifference(['a', 'b'], ['a', 'c'])).toEqual({ line: 2, expected: 'b', found: 'c' });
    expect(firstDifference(['a', 'b'], ['a'])).toEqual({ line: 2, expected: 'b', found: undefined });
    expect(firstDifference(['a'], ['a', 'b'])).toEqual({ line: 2, expected: undefined, found: 'b' });
  });
});
