import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildEs5 } from '../../firmware/build/chain/chain.ts';
import { play } from '../../firmware/conformance/compare.ts';
import { playScenario } from '../../firmware/conformance/scenario.ts';
import { has, pathOf } from '../support/programs.ts';

let folder = '';
let script = '';
const sources: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lidwatch-engines-'));
  script = join(folder, 'scenario.js');
  const entry = fileURLToPath(new URL('../../firmware/conformance/scenario.main.ts', import.meta.url));
  writeFileSync(script, (await buildEs5(entry)).code);
  playScenario((line) => sources.push(line));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the ES5 bundle puts the same frames on the air as the sources', () => {
  it('on Node', async () => {
    expect((await play({ name: 'node', path: process.execPath }, script)).lines).toEqual(sources);
  });

  it.skipIf(!has('duk'))('on duk', async () => {
    expect((await play({ name: 'duk', path: pathOf('duk') }, script)).lines).toEqual(sources);
  });
});
