import { describe, expect, it } from 'vitest';
import { lidwatch } from '../../support/cli.ts';
import { createScratch } from '../../support/scratch.ts';

const CSV = 'time,depth_mm,batt\n2026-01-01T00:00:00Z,1,3.6\n';

async function told(map: string, ...options: readonly string[]) {
  const { write } = createScratch();
  const file = write('map.yaml', map);
  const { code, err } = await lidwatch('replay', write('a.csv', CSV), '--map', file, ...options);
  expect(code).toBe(2);
  return err.replaceAll(file, 'map.yaml');
}

describe('a map that is wrong', () => {
  it.each([
    [
      'an unknown key',
      'signal: {}\nsignals: {}\n',
      'map.yaml:1:1: error: signal: unknown key; did you mean "signals"?',
    ],
    [
      'a unit of another kind',
      'signals: { water: { column: depth_mm, unit: deg } }\n',
      'map.yaml:1:45: error: signals > water > unit: "deg" is not one of: mm, cm, m, in, ft',
    ],
    [
      'a column that the recording lacks',
      'signals:\n  water: { column: depth_m }\n',
      'map.yaml:2:20: error: signals > water > column: the recording has no column "depth_m"; did you mean "depth_mm"?',
    ],
    [
      'a rule that nothing can drive',
      'signals: { battery: { column: batt, unit: V } }\nrules: { water.high: { raise: 100mm } }\n',
      'map.yaml:2:22: error: rules > water.high: no column is mapped to water or floatWet',
    ],
    ['no signal', 'signals: {}\n', 'map.yaml:1:10: error: signals: no column is mapped to a signal'],
    [
      'a clear level beyond the raise level',
      'signals: { water: { column: depth_mm } }\nrules: { water.high: { raise: 10cm, clear: 20cm } }\n',
      'map.yaml:2:44: error: rules > water.high > clear: clear 200mm lies above raise 100mm',
    ],
    [
      'a zone that is none',
      'time: { zone: Berlin }\nsignals: { water: { column: depth_mm } }\n',
      'map.yaml:1:15: error: time > zone: "Berlin" is not a time zone',
    ],
    [
      'silence without a heartbeat',
      'signals: { water: { column: depth_mm } }\nrules: { node.offline: { raise: 2 } }\n',
      'map.yaml:2:24: error: rules > node.offline: silence is measured in heartbeats; set heartbeat',
    ],
  ])('%s', async (_, map, message) => {
    expect(await told(map)).toContain(message);
  });

  it('by an option is told by the name of the option', async () => {
    const map = 'signals: { water: { column: depth_mm } }\nrules: { water.high: { clear: 50mm } }\n';
    expect(await told(map, '--raise', '100deg')).toMatch(/^--raise: error: .*that is an angle; a length/);
  });
});

it('numbers without a unit are in the unit of their column', async () => {
  const { write } = createScratch();
  const csv = write('a.csv', 'time,depth\n0,3.9\n60,4\n');
  const map = write(
    'map.yaml',
    'signals: { water: { column: depth, unit: in } }\nrules: { water.high: { raise: 4, clear: 2, hold: 1 } }\n',
  );
  const { out } = await lidwatch('replay', csv, '--map', map, '--json');
  expect(JSON.parse(out)).toMatchObject({
    counts: { 'water.high': 1 },
    events: [{ onset: '1970-01-01T00:01:00.000Z', peak: 101.6 }],
  });
});

it('options that do not say what they are about are asked', async () => {
  const { write } = createScratch();
  const csv = write('a.csv', CSV);
  const ask = async (...args: readonly string[]) => {
    const { code, err } = await lidwatch('replay', csv, ...args);
    expect(code).toBe(2);
    return err;
  };
  expect(await ask()).toContain('nothing says which column holds what');
  expect(await ask('--level', 'depth_mm', '--battery', 'batt', '--raise', '1')).toContain(
    '--raise: which of water.high, battery.low?',
  );
  expect(await ask('--level', 'depth_mm', '--battery', 'batt', '--unit', 'V')).toContain(
    '--unit: which of water, battery?',
  );
});
