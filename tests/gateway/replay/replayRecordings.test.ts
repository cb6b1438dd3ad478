import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { hasRecordings, recording } from '../../support/recordings.ts';
import { createScratch } from '../../support/scratch.ts';

const FROG = 'floodnet_raw_early_still_frog.csv';
const FISH = 'floodnet_raw_bored_blue_fish.csv';
const FLOODS = 'floodnet_nyc_flood_events.csv';

const RULE = ['--raise', '100mm', '--clear', '50mm', '--clear-hold', '3 samples'];

interface ReplayJson {
  readonly samples: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly events: readonly { readonly cover: string; readonly peak: number }[];
}

const replay = (file: string, hold: number, ...more: readonly string[]) =>
  lidwatchJson<ReplayJson>('replay', file, '--hold', `${hold} samples`, ...RULE, ...more);

describe.skipIf(!hasRecordings(FROG, FISH))('dry weather, where nothing should be told', () => {
  it.each([
    [1, 51],
    [2, 7],
    [3, 2],
    [4, 1],
    [5, 1],
  ])('early_still_frog: held %i samples, %i times', async (hold, times) => {
    const { counts } = await replay(recording(FROG), hold, '--level', 'depth_raw_mm');
    expect(counts).toEqual({ 'water.high': times });
  });

  it('bored_blue_fish: never in a hundred days', async () => {
    for (const hold of [1, 2, 3]) {
      const { counts, samples } = await replay(recording(FISH), hold, '--level', 'depth_raw_mm');
      expect(counts).toEqual({ 'water.high': 0 });
      expect(samples).toBe(14_518);
    }
  });

  it('the distance to the surface serves as well as a level, with the height of the sensor for a datum', async () => {
    const { counts } = await replay(recording(FROG), 2, '--level', 'dist_mm', '--datum', '2604mm');
    expect(counts).toEqual({ 'water.high': 7 });
  });
});

interface Profile {
  readonly depths: readonly number[];
  readonly seconds: readonly number[];
}

/** The last two fields of each line, both lists in quotes. */
const PROFILE = /"(\[[^\]"]*\])","(\[[^\]"]*\])"$/gm;

function profiles(): readonly Profile[] {
  const text = readFileSync(recording(FLOODS), 'utf8').replaceAll('\r', '');
  return [...text.matchAll(PROFILE)].map(([, depths = '', seconds = '']) => ({
    depths: JSON.parse(depths) as number[],
    seconds: JSON.parse(seconds) as number[],
  }));
}

const MM_PER_INCH = 25.4;

describe.skipIf(!hasRecordings(FLOODS))('street floods', () => {
  it('one profile that passes 100 mm is one event', async () => {
    const { write } = createScratch();
    const [first] = profiles();
    const lines = first?.depths.map((depth, i) => `${first.seconds[i]},${depth}`) ?? [];
    const file = write('flood.csv', `time,depth\n${lines.join('\n')}\n`);
    for (const hold of [1, 3]) {
      const { counts, events } = await replay(file, hold, '--level', 'depth', '--unit', 'in');
      expect(counts).toEqual({ 'water.high': 1 });
      expect(events[0]?.peak).toBeCloseTo(17.72 * MM_PER_INCH, 6);
    }
    const { out } = await lidwatch('replay', file, '--level', 'depth', '--unit', 'in', '--hold', '3', ...RULE);
    expect(out).toMatch(/^water\.high: 1 event\b/m);
  });

  it('nearly every profile that passes 100 mm is one event; the rest fell and rose again, or was short', async () => {
    const { write } = createScratch();
    const all = profiles();
    expect(all).toHaveLength(2256);
    const passing = all.filter(({ depths }) => Math.max(...depths) * MM_PER_INCH >= 100);
    expect(passing).toHaveLength(1084);
    const rows = passing.flatMap(({ depths, seconds }, no) => depths.map((depth, i) => `${no},${seconds[i]},${depth}`));
    const file = write('floods.csv', `no,time,depth\n${rows.join('\n')}\n`);
    const map = write('floods.yaml', 'coverColumn: no\nsignals: { water: { column: depth, unit: in } }\n');

    async function spread(hold: number) {
      const { events } = await replay(file, hold, '--map', map, '--rule', 'water.high');
      const counts = passing.map((_, no) => events.filter(({ cover }) => cover === String(no)).length);
      const times = (wanted: (count: number) => boolean) => counts.filter(wanted).length;
      return { none: times((n) => n === 0), one: times((n) => n === 1), more: times((n) => n > 1), counts };
    }
    const [held1, held3] = [await spread(1), await spread(3)];
    console.log(`of ${passing.length} floods, held 1: ${held1.one} one event, ${held1.more} more`);
    console.log(`of ${passing.length} floods, held 3: ${held3.one} one event, ${held3.more} more, ${held3.none} none`);
    expect(held1).toMatchObject({ none: 0, one: 1068, more: 16 });
    expect(held3).toMatchObject({ none: 20, one: 1050, more: 14 });

    /** Longest stretch at or beyond 100 mm: a flood that held 3 does not tell has no three samples in a row there. */
    const longest = ({ depths }: Profile) => {
      let run = 0;
      return Math.max(...depths.map((depth) => (run = depth * MM_PER_INCH >= 100 ? run + 1 : 0)));
    };
    expect(passing.every((profile, no) => held3.counts[no] !== 0 || longest(profile) < 3)).toBe(true);
  });
});
