import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { committedVectors, PROTOCOL_HOME } from '../support/vectors.ts';

const page = readFileSync(`${PROTOCOL_HOME}PROTOCOL.md`, 'utf8');
const program = /<!-- begin recipe -->\s*```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

function run(source: string): { output: string; status: number | null } {
  const done = spawnSync(process.execPath, ['--input-type=module', '-'], { input: source, encoding: 'utf8' });
  return { output: done.stdout.trim(), status: done.status };
}

function withFrame(hex: string, key: string): string {
  let hexes = 0;
  return program.replace(/'[0-9a-f]{32,}'/g, () => {
    hexes += 1;
    return hexes === 1 ? `'${key}'` : `'${hex}'`;
  });
}

const sealed = committedVectors().filter(({ file }) => file === 'sealed');

test('the recipe of PROTOCOL.md, copied from the page, prints the payload of its frame', () => {
  const vector = sealed.find(({ name }) => name === 'status');
  expect(program).toContain(vector?.hex ?? 'no such vector');
  expect(run(program)).toEqual({ output: vector?.payload, status: 0 });
});

test.each(['ack', 'the first hello of a node: counter 0, in full'])('it opens other frames too: %s', (name) => {
  const vector = sealed.find((one) => one.name === name);
  expect(run(withFrame(vector?.hex ?? '', vector?.key ?? ''))).toEqual({ output: vector?.payload, status: 0 });
});

test('it fails on a frame with a changed bit', () => {
  const vector = sealed.find(({ name }) => name === 'status');
  const last = Number.parseInt(vector?.hex.slice(-1) ?? '', 16);
  const changed = `${vector?.hex.slice(0, -1)}${(last ^ 1).toString(16)}`;
  expect(run(withFrame(changed, vector?.key ?? '')).status).not.toBe(0);
});
