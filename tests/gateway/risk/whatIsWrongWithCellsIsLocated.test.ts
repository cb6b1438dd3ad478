import { expect, it } from 'vitest';
import { checkConfig } from '../../../gateway/src/config/loadConfig.ts';
import { createScratch } from '../../support/scratch.ts';

const RING = [
  [113, 23],
  [113.1, 23],
  [113.1, 23.1],
  [113, 23],
];

function feature(name: unknown, coordinates: unknown = [RING], type = 'Polygon') {
  return { type: 'Feature', properties: { name }, geometry: { type, coordinates } };
}

function problemsOf(text: string, risk = '{ cells: ./cells.geojson }') {
  const { write, path } = createScratch();
  write('cells.geojson', text);
  const loaded = checkConfig(
    path('gateway.yaml'),
    `name: a\nlinks: [{ name: f, kind: udp, port: 0 }]\nrisk: ${risk}\n`,
  );
  return loaded.ok ? [] : loaded.problems.map((one) => `${one.line} ${one.path}: ${one.message}`);
}

const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });

it('takes polygons and multipolygons, whichever way they wind', () => {
  expect(problemsOf(collection(feature('a'), feature(2, [[RING.toReversed()]], 'MultiPolygon')))).toEqual([]);
});

it.each([
  ['no JSON', '{\n "type": "x" "y"\n}', /^2 : /],
  ['no collection', '[]', /^0 : is no GeoJSON FeatureCollection$/],
  ['no cell', collection(), /^0 features: there is no cell in it$/],
  ['a cell without a name', collection(feature('a'), feature('')), /^0 features > #2 > properties: has no name/],
  [
    'a name twice',
    collection(feature('a'), feature('a')),
    /> #2 > properties > name: a is the name of feature #1 already$/,
  ],
  ['a point', collection(feature('a', [1, 2], 'Point')), /#1 > geometry: is neither a Polygon nor a MultiPolygon$/],
  [
    'a ring that is open',
    collection(feature('a', [RING.slice(0, 3).concat([[1, 1]])])),
    /coordinates > #1: the ring does not end/,
  ],
  [
    'metres',
    collection(feature('a', [RING.map(([x = 0, y = 0]) => [x * 4_000, y * 1_000])])),
    /> #1 > #1: 452000, 23000 is no place/,
  ],
])('tells of %s', (_, text, expected) => {
  expect(problemsOf(text)[0]).toMatch(expected);
});

it('tells of a file that is not there at the line that names it, and of levels out of order', () => {
  expect(problemsOf('{}', '{ cells: ./nowhere.geojson }')).toEqual([
    expect.stringMatching(/^3 risk > cells: .*does not exist$/),
  ]);
  expect(problemsOf('{}', '{ levels: { raised: 50 } }')).toEqual([
    '3 risk > levels > high: high 45 does not lie above raised 50',
  ]);
  expect(problemsOf('{}', '{ grid: 20m }')).toEqual([
    '3 risk > grid: "20m" is out of range: 50000mm to 50000000mm, whole',
  ]);
});
