import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Evaluation } from '../../../sim/src/evaluate/evaluation.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { evaluateRun } from '../support/evaluateRun.ts';

it('the smoke suite runs against real gateways, finds what happens, and is not run twice', async () => {
  const out = join(temporaryFolder(), 'evaluation');
  const first = await evaluateRun(['--suite', 'smoke', '--out', out, '--json']);
  const evaluation = JSON.parse(first.out) as Evaluation;
  expect(JSON.parse(readFileSync(join(out, 'figures.json'), 'utf8'))).toEqual(evaluation);
  expect(first.code).toBe(evaluation.met ? 0 : 1);
  expect(evaluation.sets.map(({ name, heldOut }) => [name, heldOut])).toEqual([
    ['tuning', false],
    ['held out', true],
    ['20 % loss', false],
  ]);
  const opened = evaluation.sets[0]?.figures.gateway.rules['cover.opened'];
  expect(opened?.required).toBeGreaterThan(5);
  expect(opened?.found).toBe(opened?.required);
  expect(opened?.latency.p50).toBeGreaterThan(2000);
  expect(readFileSync(join(out, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/);

  const again = await evaluateRun(['--suite', 'smoke', '--out', out, '--json']);
  expect(again.err).toMatch(/5 of 5 jobs \(5 taken from an earlier run\)/);
  const { made: _made, ...rest } = JSON.parse(again.out) as Evaluation;
  expect(evaluation).toMatchObject(rest);
}, 180_000);
