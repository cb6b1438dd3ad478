import { isSimError, readScenario } from '@lidwatch/sim';
import { expect, test } from 'vitest';

function faultsOf(text: string): string[] {
  try {
    readScenario(`name: x\n${text}`, 'x.yaml');
  } catch (error) {
    if (!isSimError(error)) throw error;
    return error.faults.map(({ line, column, message }) => `${line}:${column} ${message}`);
  }
  return [];
}

const chance = (text: string) => `covers: { count: 3 }\nchances:\n  - ${text}\n`;
const each = (text: string) => `covers: { count: 3, each: { ${text} } }\n`;

test.each([
  [chance('{ cover: all, do: [] }'), '4:23 chances.0.do: '],
  [
    chance('{ cover: all, do: [{ lift: {}, slide: {} }] }'),
    '4:24 chances.0.do.0: a step has several actions (lift, slide)',
  ],
  [chance('{ cover: all, do: [{ lfit: {} }] }'), "4:26 unknown key 'lfit', did you mean 'lift'?"],
  [chance('{ do: [{ lift: {} }] }'), '4:5 chances.0: cover is missing'],
  [
    chance('{ cover: all, do: [{ rain: { intensity: 3mm/h, for: 1h } }] }'),
    '4:5 chances.0: rain, jam and outage happen to the whole city',
  ],
  [chance('{ do: [{ jam: { for: 1h } }, { lift: {} }] }'), '4:5 chances.0: mixes what happens to a cover'],
  [chance('{ cover: C-9999, do: [{ lift: {} }] }'), '4:14 chances.0.cover: there is no cover C-9999'],
  [chance('{ cover: all, between: [9h, 8h], do: [{ lift: {} }] }'), '4:28 chances.0.between: two times of a day'],
  [
    chance('{ cover: all, between: [8h, 9h], within: [1d, 2d], do: [{ lift: {} }] }'),
    '4:5 chances.0: is either drawn each day',
  ],
  [
    chance('{ cover: all, do: [{ lift: { to: 90..30deg } }] }'),
    '4:38 chances.0.do.0.lift.to: the least of a range comes first',
  ],
  [chance('{ cover: all, do: [{ lift: { to: 30..900deg } }] }'), '4:38 chances.0.do.0.lift.to: 900deg is out of range'],
  [each('water: 40..140'), '2:36 covers.each.water: 40 has no unit'],
  [each('water: { p50: 90mm, p95: 80mm }'), '2:36 covers.each.water: of a spread, 0 < p50 < p95'],
  [each('water: { p50: 90mm, p59: 180mm }'), '2:36 covers.each.water: '],
  [each('hall: 130%'), '2:35 covers.each.hall: '],
])('%j', (text, expected) => {
  expect(faultsOf(text).join('\n')).toContain(expected);
});

test('a range, a spread and a plain figure are all read', () => {
  expect(
    faultsOf(
      each('water: 40..140mm, traffic: { p50: 200/day, p95: 900/day, most: 2000/day }, battery: 3600mV, hall: 25%'),
    ),
  ).toEqual([]);
});
