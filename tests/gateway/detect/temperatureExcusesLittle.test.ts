import { expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../gateway/src/detect/ruleSettings.ts';
import type { Sample } from '../../../gateway/src/detect/types.ts';
import { transitionsOf } from '../../support/detection.ts';

const AT = 1_700_000_000_000;
const LIFTED: readonly Sample[] = [0, 1, 2, 3, 4].map((s) => ({ at: AT + s * 1_000, tilt: 30, trigger: 'lift' }));

/** It was lifted, and lies at `tilt` since, where the air is so warm. */
const restsAt = (tilt: number, temperature: number): readonly Sample[] => [
  { at: AT - 60_000, tilt: 0, temperature: 20 },
  ...LIFTED,
  ...[60, 64, 68, 72].map((s) => ({ at: AT + s * 1_000, tilt, temperature })),
];
const raised = (samples: readonly Sample[]) =>
  transitionsOf(DEFAULT_RULES, 'cover.displaced', samples).filter(({ kind }) => kind === 'raised').length;

it('a degree or so, between frost and summer', () => {
  expect(raised(restsAt(3, 20))).toBe(1);
  expect(raised(restsAt(3, -10))).toBe(0);
  expect(raised(restsAt(4.1, -40))).toBe(1);
});

it('nothing, where the sensor talks nonsense', () => {
  expect(raised(restsAt(3, 600))).toBe(1);
});
