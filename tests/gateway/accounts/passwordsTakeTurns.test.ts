import { expect, it } from 'vitest';
import { createTurns } from '../../../gateway/src/accounts/turns.ts';

it('works on a few at once, keeps a few waiting, and says no to the rest', async () => {
  const turns = createTurns({ atOnce: 2, waiting: 3 });
  let working = 0;
  let most = 0;
  const works = Array.from({ length: 10 }, (_, i) =>
    turns.take(async () => {
      working += 1;
      most = Math.max(most, working);
      await new Promise((resolve) => setTimeout(resolve, 5));
      working -= 1;
      if (i === 1) throw new Error('broken');
      return i;
    }),
  );
  const settled = await Promise.allSettled(works.map((work) => work ?? Promise.resolve('no')));
  expect(settled.map((one) => (one.status === 'fulfilled' ? one.value : 'broken'))).toEqual([
    ...[0, 'broken', 2, 3, 4],
    ...['no', 'no', 'no', 'no', 'no'],
  ]);
  expect(most).toBe(2);
  // there is room again
  expect(await turns.take(async () => 'done')).toBe('done');
});
