import { expect, it } from 'vitest';
import { lossAfter } from '../../../gateway/src/detect/rules/nodeOffline.ts';

it('is no loss: a node that starts anew goes on behind the block of counters that it had reserved', () => {
  let loss = 0.065;
  for (let reset = 0; reset < 6; reset += 1) loss = lossAfter(loss, 64);
  expect(loss).toBeLessThan(0.065);
});

it('is told from frames that were lost', () => {
  let loss = 0.005;
  for (let frame = 0; frame < 400; frame += 1) loss = lossAfter(loss, 1);
  expect(loss).toBeCloseTo(0.5, 1);
});
