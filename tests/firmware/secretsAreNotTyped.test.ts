import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createScratch } from '../support/scratch.ts';
import { lidwatchFw, startLidwatchFw } from '../support/toolRun.ts';

const KEY = '00112233445566778899aabbccddeeff';

function setUp() {
  const { path, write } = createScratch();
  const out = path('nodes');
  const args = [
    ...['provision', '--board', 'pico-rak3172', '--modem', 'rak3172-lorawan', '--cover', 'C-1'],
    ...['--set', 'devEui=0011223344556677', '--out', out],
  ];
  const made = (): unknown =>
    (JSON.parse(readFileSync(join(out, 'C-1.node.json'), 'utf8')) as { radio: { appKey: unknown } }).radio.appKey;
  return { args, made, path, write };
}

describe('a secret radio parameter', () => {
  it.each([KEY, 'abc', '', '@'])('is not taken from the command line (%j), and is not shown', async (typed) => {
    const { args } = setUp();
    const { code, out, err } = await lidwatchFw(...args, '--set', `appKey=${typed}`);
    expect(code).toBe(2);
    expect(err).toContain('secret-shown: --set appKey: ');
    expect(err).toContain('--set appKey=@FILE');
    expect(out + err).not.toContain(KEY);
  });

  it('is taken from a file, without its line end', async () => {
    const { args, made, write } = setUp();
    const { code, out, err } = await lidwatchFw(...args, '--set', `appKey=@${write('key', `${KEY}\n`)}`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toContain(KEY);
    expect(made()).toBe(KEY);
  });

  it('is taken from standard input', async () => {
    const { args, made } = setUp();
    const run = startLidwatchFw([...args, '--set', 'appKey=@-']);
    run.input.end(`${KEY}\n`);
    expect(await run.ended).toMatchObject({ code: 0, err: '' });
    expect(made()).toBe(KEY);
  });

  it('in a file that is not there is a coded error', async () => {
    const { args, path } = setUp();
    const { code, err } = await lidwatchFw(...args, '--set', `appKey=@${path('gone')}`);
    expect(code).toBe(1);
    expect(err).toContain('file-unreadable: --set appKey: ENOENT');
  });
});
