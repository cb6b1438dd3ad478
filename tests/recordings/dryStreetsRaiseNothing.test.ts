import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lidwatchJson } from '../support/cli.ts';
import { hasRecordings, recording } from '../support/recordings.ts';
import { createScratch } from '../support/scratch.ts';
import { type Levelled, plainThreshold } from '../support/water/plainThreshold.ts';

const FROG = 'floodnet_raw_early_still_frog.csv';
const FISH = 'floodnet_raw_bored_blue_fish.csv';

interface ReplayJson {
  readonly counts: Readonly<Record<string, number>>;
}

const WATER = ['water.high', 'water.overflow', 'water.rising'] as const;

/** `depth_raw_mm` by time; no cell of these files holds a comma. */
function rawLevels(name: string): readonly Levelled[] {
  const [header = [], ...rows] = readFileSync(recording(name), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const [time, depth] = [header.indexOf('time'), header.indexOf('depth_raw_mm')];
  return rows
    .filter((row) => row[depth] !== '')
    .map((row) => ({ at: Date.parse((row[time] ?? '').replace(' ', 'T')), water: Number(row[depth]) }))
    .sort((a, b) => a.at - b.at);
}

describe.skipIf(!hasRecordings(FROG, FISH))('streets on which no water stood, through lidwatch replay', () => {
  const replay = (name: string, ...more: readonly string[]) =>
    lidwatchJson<ReplayJson>('replay', recording(name), '--level', 'depth_raw_mm', ...more);
  const at = (raise: number, clear: number) => ['--raise', `${raise}mm`, '--clear', `${clear}mm`];

  it.each([
    [FROG, [51, 7, 2, 1, 1]],
    [FISH, [0, 0, 0, 0, 0]],
  ])('%s: no water event; a plain threshold at 100 mm, held 1 to 5 samples, tells %j', async (name, plain) => {
    const levels = rawLevels(name);
    const thresholds = [1, 2, 3, 4, 5].map((hold) => plainThreshold(levels, 100, 50, hold).length);
    const byDefault = await replay(name);
    const at100 = await replay(name, ...at(100, 50));
    const heldOnce = await replay(name, ...at(100, 50), '--hold', '1 sample');
    const water = ({ counts }: ReplayJson) => WATER.map((rule) => counts[rule]);
    console.log(
      `${name}: water.high/overflow/rising by default ${water(byDefault).join('/')}, at 100/50 mm ${water(at100).join('/')}; ` +
        `a plain threshold held 1..5 samples ${thresholds.join('/')}`,
    );
    expect(thresholds).toEqual(plain);
    expect(water(byDefault)).toEqual([0, 0, 0]);
    expect(water(at100)).toEqual([0, 0, 0]);
    expect(water(heldOnce)).toEqual([0, 0, 0]);
  });

  it('with plausibility set aside, detection is the plain threshold', async () => {
    const { write } = createScratch();
    const map = write(
      'plain.yaml',
      [
        'signals: { water: { column: depth_raw_mm } }',
        'rules: { water.high: { ripple: 30m, lowest: -30m, drainFor: 0s, damping: 0s, raise: 100mm, clear: 50mm, clearHold: 3 samples } }\n',
      ].join('\n'),
    );
    for (const [i, times] of [51, 7, 2, 1, 1].entries()) {
      const hold = ['--rule', 'water.high', '--hold', `${i + 1} samples`];
      const { counts } = await lidwatchJson<ReplayJson>('replay', recording(FROG), '--map', map, ...hold);
      expect(counts['water.high'], `held ${i + 1}`).toBe(times);
    }
  });

  it('the distance to the surface serves as well as a level, with the height of the sensor for a datum', async () => {
    const args = ['replay', recording(FROG), '--level', 'dist_mm', '--datum', '2604mm', ...at(100, 50)];
    expect((await lidwatchJson<ReplayJson>(...args)).counts['water.high']).toBe(0);
  });
});
