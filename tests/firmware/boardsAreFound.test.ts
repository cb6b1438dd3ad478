import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boardNames, findBoard } from '../../firmware/build/boards.ts';
import { buildBoard } from '../../firmware/build/buildBoard.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lidwatch-boards-'));
  mkdirSync(join(folder, 'espruino'));
  writeFileSync(join(folder, 'espruino', 'api.ts'), 'export interface Api { digitalWrite(pin: string): void }\n');
  writeFileSync(join(folder, 'provision.ts'), 'export const PROVISION = 1;\n');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, engine: string, body = "engine.digitalWrite('D1');"): void {
  const about = `export const ABOUT = { engine: '${engine}', text: 'a lamp of board ${name}', budget: 500 };\n`;
  writeFileSync(join(folder, `${name}.ts`), `${about}export function start(engine: any) { ${body} }\n`);
  writeFileSync(join(folder, `${name}.md`), `# ${name}\n`);
}

describe('the boards', () => {
  it('are the files that say what they are about and have a page; adding one touches no other file', async () => {
    write('lamp', 'espruino');
    write('beacon-2', 'iotjs');
    expect(boardNames(folder)).toEqual(['beacon-2', 'lamp']);
    expect(await findBoard('lamp', folder)).toMatchObject({
      engine: 'espruino',
      budget: 500,
      text: 'a lamp of board lamp',
    });
  });

  it('are started with the global object of their engine, and carry nothing about themselves', async () => {
    write('lamp', 'espruino');
    const { bundle } = await buildBoard(await findBoard('lamp', folder), folder);
    const pins: string[] = [];
    runInNewContext(bundle.code, { global: { digitalWrite: (pin: string) => pins.push(pin) } });
    expect(pins).toEqual(['D1']);
    expect(bundle.code).not.toMatch(/a lamp|500|budget/);
  });

  it('of IoT.js get what the engine hands to a module, under its own names', async () => {
    write(
      'lamp',
      'iotjs',
      "engine.digitalWrite([engine.require('x'), engine.process, engine.Buffer, engine.console, engine.setTimeout, engine.clearTimeout].length);",
    );
    const { bundle } = await buildBoard(await findBoard('lamp', folder), folder);
    for (const name of ['require', 'process', 'Buffer', 'console', 'setTimeout', 'clearTimeout']) {
      expect(bundle.code).toContain(`${name}:${name}`);
    }
  });

  it('of the simulator get what its surroundings call `engine`', async () => {
    write('lamp', 'sim');
    const { bundle } = await buildBoard(await findBoard('lamp', folder), folder);
    const pins: string[] = [];
    runInNewContext(bundle.code, { engine: { digitalWrite: (pin: string) => pins.push(pin) } });
    expect(pins).toEqual(['D1']);
  });

  it('must have a page', () => {
    write('lamp', 'espruino');
    rmSync(join(folder, 'lamp.md'));
    expect(() => boardNames(folder)).toThrow(/the board 'lamp' has no page .*lamp\.md/);
  });

  it('must have a file beside their page, and say what they are about there', () => {
    write('lamp', 'espruino');
    writeFileSync(join(folder, 'ghost.md'), '# ghost\n');
    expect(() => boardNames(folder)).toThrow(/'ghost\.md' is that of a board, but ghost\.ts is missing/);
    writeFileSync(join(folder, 'ghost.ts'), 'export const start = 1;\n');
    expect(() => boardNames(folder)).toThrow(/ghost\.ts does not export ABOUT/);
  });

  it.each([
    ["export const ABOUT = { engine: 'v8', text: '', budget: 1 }; export function start() {}"],
    ["export const ABOUT = { engine: 'sim', text: '', budget: 0.5 }; export function start() {}"],
    ["export const ABOUT = { engine: 'sim', text: '', budget: 1 };"],
  ])('must export what every board does: not %s', async (text) => {
    writeFileSync(join(folder, 'lamp.ts'), `${text}\n`);
    writeFileSync(join(folder, 'lamp.md'), '# lamp\n');
    await expect(findBoard('lamp', folder)).rejects.toMatchObject({ code: 'board-incomplete' });
  });

  it('are named when there is none of that name', async () => {
    write('lamp', 'espruino');
    await expect(findBoard('lmap', folder)).rejects.toMatchObject({
      code: 'board-unknown',
      hint: expect.stringContaining('lamp'),
    });
  });
});
