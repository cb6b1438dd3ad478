import { createStream } from '@lidwatch/sim';
import { expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../../gateway/src/detect/ruleSettings.ts';
import { transitionsOf } from '../../../support/detection.ts';
import { DISTURBANCES } from '../../../support/water/disturbances.ts';
import { plainThreshold } from '../../../support/water/plainThreshold.ts';
import { nodeTold, recorded } from '../../../support/water/sampling.ts';

const TIMES = 60;
const { raise, clear } = DEFAULT_RULES['water.high'];

/** Share of disturbances that may raise. Of traffic that stands at another height each time nothing is promised. */
const MOST: Readonly<Record<string, number>> = { box: 0.02, stuck: 0.02, swap: 0.02, echo: 0.05, traffic: 1 };
const OTHERWISE = 0.02;
/** A node that has told nothing for hours says no more of a thing just over its level than that it is there. */
const MOST_OF_NODE: Readonly<Record<string, number>> = { box: 0.1, stuck: 0.1, swap: 0.35, echo: 0.15, traffic: 1 };

/** seconds from one sample to the next; 0: a node, which tells what it finds worth telling */
const WAYS = { 'each 63 s': 63, 'each 5 min': 300, 'each 15 min': 900, 'by a node': 0 } as const;

const CASES = Object.entries(WAYS).flatMap(([way, period]) =>
  Object.keys(DISTURBANCES).map((kind) => ({ way, period, kind })),
);

it.each(CASES)('$kind, told $way', ({ way, period, kind }) => {
  let [raised, plain] = [0, 0];
  for (let seed = 0; seed < TIMES; seed += 1) {
    const stream = createStream(seed, `${kind} ${way}`);
    const disturbance = DISTURBANCES[kind]?.(stream, raise);
    if (!disturbance) throw new Error(kind);
    const { level, minutes } = disturbance;
    const samples =
      period === 0 ? nodeTold(stream, level, minutes) : recorded(stream, { period, loss: 0.065 }, level, minutes);
    const told = transitionsOf(DEFAULT_RULES, 'water.high', samples);
    if (told.length > 0) raised += 1;
    const levels = samples.flatMap(({ at, water }) => (water === undefined ? [] : [{ at, water }]));
    if (plainThreshold(levels, raise, clear, 3).length > 0) plain += 1;
  }
  console.log(`${kind}, told ${way}: ${raised} of ${TIMES} raise, ${plain} with a plain threshold held 3`);
  const most = (period === 0 ? MOST_OF_NODE : MOST)[kind] ?? OTHERWISE;
  expect(raised / TIMES).toBeLessThanOrEqual(period === 0 ? Math.max(most, 0.05) : most);
});
