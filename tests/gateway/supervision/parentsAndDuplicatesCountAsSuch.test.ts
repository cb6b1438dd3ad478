import { expect, it } from 'vitest';
import { supervise } from '../../../gateway/src/supervision/supervise.ts';
import { createIncidentLog } from '../../support/incidentLog.ts';

const span = { from: 0, to: 1_000 };

it('a parent is a parent, a duplicate a duplicate, and both are nothing else', async () => {
  const log = createIncidentLog();
  log.open(10, { of: 'parent', cover: undefined });
  const twice = log.open(20, { cover: 'C-1' });
  log.say(twice, 25, { kind: 'card', step: 'assigned', card: 'red', dueAt: 24 });
  log.say(twice, 30, { kind: 'step', step: 'assigned', dueAt: 24 });
  log.say(twice, 40, { kind: 'closed', result: 'duplicate', of: 3 });
  log.open(50, { cover: 'C-1' });
  const found = await supervise({ source: log, span, now: 500, recurrent: 2 });
  expect(found).toMatchObject({
    incidents: { opened: 1, closed: 0, open: 1, parents: 1, duplicates: 1, reopened: 0, falseAlarms: 0 },
    ...{ steps: [], cards: { yellow: 0, red: 0 }, recurrent: [], recurrentCovers: 0 },
    longestOpen: { since: 50, ms: 450 },
  });
});

it('covers that come back again and again are told, the most often first', async () => {
  const log = createIncidentLog();
  for (const [at, cover] of [
    [1, 'C-2'],
    [2, 'C-1'],
    [3, 'C-2'],
    [4, 'C-3'],
    [5, 'C-3'],
    [6, 'C-2'],
  ] as const) {
    log.open(at, { cover });
  }
  const found = await supervise({ source: log, span, now: 500, recurrent: 2 });
  expect(found.recurrent).toEqual([
    { cover: 'C-2', incidents: 3 },
    { cover: 'C-3', incidents: 2 },
  ]);
  expect((await supervise({ source: log, span, now: 500, recurrent: 3 })).recurrentCovers).toBe(1);
});
