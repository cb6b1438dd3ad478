import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { createScratch } from '../../support/scratch.ts';

interface ReplayJson {
  readonly rows: number;
  readonly samples: number;
  readonly notUsed: readonly { reason: string; count: number; firstLine: number; example: string }[];
}

const HEAD = 'time,level\n';
const minute = (i: number): string => new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString();

it('tells empty, unreadable and ignored cells apart, each with its first line', async () => {
  const { write } = createScratch();
  const cells = ['10', '', 'NaN', 'abc', '9999', '9999', '20', '50000'];
  const file = write('a.csv', HEAD + cells.map((cell, i) => `${minute(i)},${cell}\n`).join(''));
  const map = write('a.yaml', 'signals: { water: { column: level, ignore: [9999], max: 30000 } }\n');
  const { rows, samples, notUsed } = await lidwatchJson<ReplayJson>('replay', file, '--map', map);
  expect({ rows, samples }).toEqual({ rows: 8, samples: 2 });
  expect(notUsed).toEqual([
    { reason: 'water: empty', count: 2, firstLine: 3, example: '' },
    { reason: 'water: ignored', count: 2, firstLine: 6, example: '9999' },
    { reason: 'water: not a number', count: 1, firstLine: 5, example: 'abc' },
    { reason: 'water: out of range', count: 1, firstLine: 9, example: '50000' },
  ]);
});

it('goes on after rows with no time, too few cells or stray quotes', async () => {
  const { write } = createScratch();
  const file = write('a.csv', `${HEAD}${minute(0)},1\nlater,2\n,3\n${minute(1)}\n${minute(2)},"4"x\n${minute(3)},5\n`);
  const { samples, notUsed } = await lidwatchJson<ReplayJson>('replay', file, '--level', 'level');
  expect(samples).toBe(2);
  expect(notUsed.map(({ reason }) => reason).sort()).toEqual([
    'time: empty',
    'time: not readable',
    'water: empty',
    'water: not a number',
  ]);
});

it('tells of a quote that is opened and never closed', async () => {
  const { write } = createScratch();
  const file = write('a.csv', `${HEAD}${minute(0)},1\n${minute(1)},"2\n${minute(2)},3\n`);
  const { samples, notUsed } = await lidwatchJson<ReplayJson>('replay', file, '--level', 'level');
  expect(samples).toBe(2);
  expect(notUsed).toMatchObject([{ reason: 'row: broken quotes', count: 1, firstLine: 3 }]);
});

it('puts rows in the order of their times, and drops what stands twice', async () => {
  const { write } = createScratch();
  const file = write('a.csv', `${HEAD}${[3, 1, 2, 1, 0].map((i) => `${minute(i)},${i * 100}\n`).join('')}`);
  const args = ['replay', file, '--level', 'level', '--raise', '100', '--clear', '50', '--hold', '3'];
  const sorted = await lidwatchJson<ReplayJson & { events: { onset: string }[] }>(...args);
  expect(sorted.samples).toBe(4);
  expect(sorted.notUsed).toMatchObject([{ reason: 'row: duplicate', count: 1, firstLine: 5 }]);
  expect(sorted.events).toMatchObject([{ onset: minute(1) }]);

  const asTheyStand = write('a.yaml', 'sort: false\n');
  const { samples, notUsed } = await lidwatchJson<ReplayJson>(...args, '--map', asTheyStand);
  expect(samples).toBe(1);
  expect(notUsed).toMatchObject([{ count: 4 }]);
});

it('fails with the reasons where no row could be used', async () => {
  const { write } = createScratch();
  const file = write('a.csv', `${HEAD}soon,1\nlater,2\n`);
  const { code, err } = await lidwatch('replay', file, '--level', 'level');
  expect(code).toBe(1);
  expect(err).toContain('time: not readable: 2 (first in line 2)');
  const empty = await lidwatch('replay', write('b.csv', ''), '--level', 'level');
  expect(empty).toMatchObject({ code: 1, err: expect.stringContaining('it has no rows') });
});

it('answers any bytes with a result or a reason', async () => {
  const { write } = createScratch();
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, withHead) => {
      const file = write('any.csv', withHead ? Buffer.concat([Buffer.from(`${HEAD}${minute(0)},1\n`), bytes]) : bytes);
      const { code, err } = await lidwatch('replay', file, '--level', 'level');
      expect([0, 1, 2]).toContain(code);
      if (code !== 0) expect(err).not.toBe('');
    }),
    { numRuns: 200 },
  );
});
