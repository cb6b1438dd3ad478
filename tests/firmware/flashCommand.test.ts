import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeRecord } from '../../firmware/build/provision/record.ts';
import { startFakePrompt } from '../support/fakePrompt.ts';
import { has } from '../support/programs.ts';
import { createScratch } from '../support/scratch.ts';
import { lidwatchFw } from '../support/toolRun.ts';

const KEY = createHash('sha256').update('a key of this test').digest('hex').slice(0, 32);
const RECORD = writeRecord({ node: 7, key: KEY, radio: { address: 2 }, water: 'none', hall: true, float: false });
const BOARD = ['--board', 'mdbt42q-rylr998'];

function files() {
  const { path, write } = createScratch();
  return { path, script: write('script.js', 'var a=1;'), record: write('C-0001.node.json', RECORD) };
}

describe('lidwatch-fw flash', () => {
  it('shows each step in a dry run, and opens nothing', async () => {
    const { path, script, record } = files();
    const args = ['--port', path('nowhere'), '--script', script, '--provision', record, '--dry-run'];
    const { code, out, err } = await lidwatchFw('flash', ...BOARD, ...args);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain(`open ${path('nowhere')}`);
    expect(out).toContain('lw.provision');
    expect(out).toContain('.bootcde');
    expect(out).toContain('nothing was opened');
    expect(out).not.toContain(KEY);
  });

  it('says how to make a script that is missing', async () => {
    const { path } = files();
    const { code, err } = await lidwatchFw('flash', ...BOARD, '--port', path('tty'), '--script', path('none.js'));
    expect(code).toBe(1);
    expect(err).toContain('file-unreadable');
    expect(err).toContain('lidwatch-fw build --board mdbt42q-rylr998');
  });

  it.each([
    ['one that was changed by hand', RECORD.replace('"node":7', '"node":8')],
    ['one that was cut', RECORD.slice(0, -5)],
    ['the file for the gateway', JSON.stringify({ lidwatch: 1, cover: 'C-1', node: 7, key: KEY })],
    ['an empty one', ''],
  ])('refuses a record that no node could read: %s', async (_what, text) => {
    const { path, script } = files();
    const { write } = createScratch();
    const args = ['--port', path('tty'), '--script', script, '--provision', write('x.json', text)];
    const { code, out, err } = await lidwatchFw('flash', ...BOARD, ...args);
    expect(code).toBe(1);
    expect(err).toContain('record-invalid');
    expect(out + err).not.toContain(KEY);
  });

  it('refuses the record of a node with another radio, in a dry run too', async () => {
    const { path, script, write } = { ...files(), write: createScratch().write };
    const radio = { modem: 'bg96', host: '192.0.2.1' };
    const record = writeRecord({ node: 7, key: KEY, radio, water: 'none', hall: true, float: false });
    const args = ['--port', path('tty'), '--script', script, '--provision', write('x.json', record), '--dry-run'];
    const { code, err } = await lidwatchFw('flash', ...BOARD, ...args);
    expect(code).toBe(1);
    expect(err).toMatch(/record-invalid.*bg96[\s\S]*hint: .*rylr998/);
  });

  it('refuses a script that is over the budget of the board', async () => {
    const { path } = files();
    const script = createScratch().write('big.js', `var a="${'x'.repeat(30_000)}";`);
    const { code, err } = await lidwatchFw('flash', ...BOARD, '--port', path('tty'), '--script', script, '--dry-run');
    expect(code).toBe(1);
    expect(err).toContain('bundle-too-large');
  });

  it.each([[['--port', 'x', '--baud', 'fast']], [['--to', '.']], [[]]])(
    'answers %j with the usage and exit code 2',
    async (args) => {
      const { script } = files();
      const { code, err } = await lidwatchFw('flash', ...BOARD, '--script', script, ...args);
      expect(code).toBe(2);
      expect(err).toContain('usage-invalid');
    },
  );

  it.skipIf(!has('socat'))('flashes script and record, and shows neither', async () => {
    const { script, record } = files();
    const board = await startFakePrompt();
    const { code, out, err } = await lidwatchFw(
      ...['flash', ...BOARD, '--port', board.path, '--script', script, '--provision', record],
    );
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(board.storage.contents('lw.provision')).toBe(readFileSync(record, 'latin1'));
    expect(board.storage.contents('.bootcde')).toBe('var a=1;');
    expect(out).toContain('the board starts');
    expect(out).not.toContain(KEY);
  });

  it.skipIf(!has('socat'))('says so where the board holds no record', async () => {
    const { script } = files();
    const board = await startFakePrompt();
    const { out } = await lidwatchFw('flash', ...BOARD, '--port', board.path, '--script', script);
    expect(out).toContain('no provisioning record');
  });
});
