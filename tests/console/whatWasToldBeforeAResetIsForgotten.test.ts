import { expect, it } from 'vitest';
import type { Cover } from '../../gateway/console/src/api/coverDocuments.ts';
import { createTold } from '../../gateway/console/src/pages/covers/told.ts';

const cover = (id: string, battery: number): Cover => ({
  ...{ cover: id, node: 1, condition: 'normal', events: [], maintenance: false, readings: { battery } },
  ...{ at: null, heard: null },
});

it('as soon as all is read anew, but not what was told meanwhile', () => {
  const told = createTold();
  const now = (): unknown[] => [...told.now().values()].map(({ cover: id, readings }) => [id, readings.battery]);
  told.tell(cover('C-1', 1));
  told.tell(cover('C-2', 1));
  told.begin();
  told.tell(cover('C-2', 2));
  expect(now()).toEqual([
    ['C-1', 1],
    ['C-2', 2],
  ]);
  told.end();
  expect(now()).toEqual([['C-2', 2]]);
});
