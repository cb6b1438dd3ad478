import { expect, it } from 'vitest';
import { run } from '../../../gateway/src/cli/main.ts';
import { openStore } from '../../../gateway/src/store/store.ts';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { createScratch } from '../../support/scratch.ts';
import { batch, key, reading } from '../../support/storeRig.ts';

const NOW = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;

/** Two readings in each of the last ten hours but three. */
function createHistory(): string {
  const data = createScratch().path('db');
  const store = openStore({ folder: data, access: 'tool', create: true });
  store.covers.add({ cover: 'C-1', node: 1, key: key(1) }, 0);
  const hours = [10, 9, 8, 7, 3, 2, 1];
  const readings = hours.flatMap((h) => [
    reading('C-1', NOW - h * HOUR, { tilt: h }),
    reading('C-1', NOW - h * HOUR + 60_000, { tilt: h + 10 }),
  ]);
  store.commit(batch({ readings }), NOW);
  store.close();
  return data;
}

const ask = (data: string, ...more: readonly string[]) =>
  lidwatch('history', 'C-1', '--from', '10h', '--data', data, ...more);

it('tells hours in UTC as a table; where nothing was said there is no row', async () => {
  const { code, out } = await ask(createHistory(), '--resolution', 'hour');
  expect(code).toBe(0);
  const lines = out.split('\n');
  expect(lines[0]).toMatch(/^time +count +min +mean +max +last +sum$/);
  expect(lines[1]).toMatch(/^2025-12-31 14:00:00Z +2 +10 +15 +20 +20 +30$/);
  expect(lines[5]).toMatch(/^2025-12-31 21:00:00Z +2 +3 +8 +13 +13 +16$/);
  expect(out).toContain('\n7 hours\n');
});

it('tells the same as CSV and as JSON, readings where they are few', async () => {
  const data = createHistory();
  const csv = (await ask(data, '--csv', '--resolution', 'day')).out;
  expect(csv).toBe('time,count,min,max,mean,sum,last\n2025-12-31T00:00:00Z,14,1,20,10.714,150,11\n');
  const found = await lidwatchJson<{ resolution: string; points: unknown[] }>(
    ...['history', 'C-1', '--from', '2025-12-31', '--to', '2025-12-31T14:30', '--data', data],
  );
  expect(found).toMatchObject({ resolution: 'raw', unit: 'deg', wholeSince: null, behind: 0 });
  expect(found.points).toHaveLength(2);
});

it('says where more would be, and what is not a time', async () => {
  const data = createHistory();
  expect((await ask(data, '--limit', '3')).out).toContain('3 readings, the oldest; --limit shows more');
  const wrong = await lidwatch('history', 'C-1', '--from', 'yesterday', '--data', data);
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('7d (so long ago)')]);
  expect((await lidwatch('history', 'C-9', '--data', data)).code).toBe(3);
});

it('draws a picture in a terminal, with the levels of the rules and its gap', async () => {
  const data = createHistory();
  let out = '';
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    err: () => undefined,
    now: () => NOW,
    width: 50,
  };
  await run(['history', 'C-1', '--from', '10h', '--resolution', 'hour', '--data', data], terminal);
  const lines = out.split('\n').slice(0, 8);
  expect(out).toContain('2025-12-31 14:00:00Z to 2026-01-01 00:00:00Z; cover.tilted at 15 deg; cover.opened at 45 deg');
  expect(lines[0]).toMatch(/^45 -+$/);
  expect(lines[5]).toMatch(/^15 .*[\u2801-\u28ff]/);
  // four columns an hour: hours five to seven are empty
  const picture = lines.slice(5).map((line) => line.slice(3).padEnd(40).slice(16, 28));
  expect(picture.join('')).not.toMatch(/[\u2801-\u28ff]/);
});

it('the database is looked at, and rewritten while no gateway has it', async () => {
  const data = createHistory();
  const { out } = await lidwatch('store', 'show', '--data', data);
  expect(out).toMatch(/^roll-ups +14 readings behind$/m);
  expect((await lidwatch('store', 'vacuum', '--data', data)).out).toMatch(/ before, .* now\n$/);
  const gateway = openStore({ folder: data, access: 'gateway' });
  const refused = await lidwatch('store', 'vacuum', '--data', data);
  gateway.close();
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('held')]);
});
