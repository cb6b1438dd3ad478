import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildScenario } from '../../firmware/conformance/buildScenario.ts';
import { play } from '../../firmware/conformance/compare.ts';
import { findRigs } from '../../firmware/conformance/rigs.ts';
import { playScenario } from '../../firmware/conformance/scenario.ts';
import { has, pathOf } from '../support/programs.ts';

const rigs = await findRigs({ board: [], modem: [] });
const duk = has('duk');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lidwatch-engines-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** ms; the first of a board builds its script, and each plays it twice */
const PATIENCE = 180_000;

describe('the ES5 bundle puts the same frames on the air as the sources', () => {
  it.each(rigs.map((one) => ({ name: `${one.rig.board} x ${one.rig.modem}`, one })))(
    'with $name',
    async ({ one }) => {
      const sources: string[] = [];
      playScenario(one.rig, (line) => sources.push(line));
      const script = join(folder, `${one.rig.board}.${one.rig.modem}.js`);
      writeFileSync(script, await buildScenario(one));
      expect((await play({ name: 'node', path: process.execPath }, script)).lines).toEqual(sources);
      if (duk) expect((await play({ name: 'duk', path: pathOf('duk') }, script)).lines).toEqual(sources);
    },
    PATIENCE,
  );
});
