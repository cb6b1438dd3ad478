import { expect, it } from 'vitest';
import { createTimeReader } from '../../../gateway/src/replay/time.ts';
import { lidwatch } from '../../support/cli.ts';
import { createScratch } from '../../support/scratch.ts';

it.each([['99999999999999999999999'], ['-99999999999999999999999'], ['8640000000000001']])(
  'refuses %s, which is further from 1970 than any date',
  (cell) => {
    expect(createTimeReader({ format: 'epoch-ms', zone: 'UTC' })(cell)).toBeUndefined();
  },
);

it('tallies rows with such a time, and uses the others', async () => {
  const { write } = createScratch();
  const file = write('level.csv', 'time,level\n1700000000000,10\n99999999999999999999999,10\n1700000001000,10\n');
  const { code, out } = await lidwatch('replay', file, '--level', 'level', '--raise', '100mm', '--clear', '50mm');
  expect(out).toContain('time: not readable: 1 (first in line 3: "99999999999999999999999")');
  expect(code).toBe(0);
});
