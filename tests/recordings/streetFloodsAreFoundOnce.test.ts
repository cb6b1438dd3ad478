import { describe, expect, it } from 'vitest';
import { lidwatchJson } from '../support/cli.ts';
import { hasRecordings } from '../support/recordings.ts';
import { createScratch } from '../support/scratch.ts';
import { plainThreshold, qualifying } from '../support/water/plainThreshold.ts';
import { asRecording, FLOOD_MAP, FLOODS, floodProfiles } from './floodProfiles.ts';

interface ReplayJson {
  readonly events: readonly {
    readonly rule: string;
    readonly cover: string;
    readonly onset: string;
    readonly raisedAt: string;
  }[];
}

const LEVELS = [
  [100, 50],
  [150, 100],
  [200, 100],
  [300, 200],
  [500, 400],
] as const;

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const seconds = (sorted: readonly number[]): string =>
  [0.5, 0.95, 0.99, 1].map((share) => Math.round(quantile(sorted, share) / 1000)).join(' / ');

describe.skipIf(!hasRecordings(FLOODS))('street floods of New York, through lidwatch replay', () => {
  it.each(LEVELS)(
    'at %i mm, clear below %i mm: each that stays over it for three samples is one event',
    async (raise, clear) => {
      const profiles = floodProfiles();
      expect(profiles).toHaveLength(2256);
      const { write } = createScratch();
      const file = write('floods.csv', asRecording(profiles));
      const map = write('floods.yaml', FLOOD_MAP);
      const levels = ['--rule', 'water.high', '--raise', `${raise}mm`, '--clear', `${clear}mm`];
      const { events } = await lidwatchJson<ReplayJson>('replay', file, '--map', map, ...levels);
      const found = Map.groupBy(
        events.filter(({ rule }) => rule === 'water.high'),
        ({ cover }) => Number(cover),
      );

      const latencies: number[] = [];
      const extra: number[] = [];
      const wrong: string[] = [];
      let [qualified, plainTwice] = [0, 0];
      for (const [no, { sensor, start, samples }] of profiles.entries()) {
        const run = qualifying(samples, raise);
        const told = found.get(no) ?? [];
        if (!run) {
          if (told.length > 1) wrong.push(`${sensor} ${start}: ${told.length} events, and it does not qualify`);
          continue;
        }
        qualified += 1;
        if (plainThreshold(samples, raise, clear, 3).length > 1) plainTwice += 1;
        const [event] = told;
        if (told.length !== 1 || !event) wrong.push(`${sensor} ${start}: ${told.length} events`);
        else {
          const raisedAt = Date.parse(event.raisedAt);
          latencies.push(raisedAt - run[0]);
          extra.push(raisedAt - run[1]);
        }
      }
      const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
      console.log(
        `floods at ${raise}/${clear} mm: ${qualified} qualify, ${latencies.length} found once; a plain threshold held 3 tells ${plainTwice} twice or more; ` +
          `seconds from the first sample over the level p50/p95/p99/max ${seconds(sorted(latencies))}, ` +
          `beyond the third ${seconds(sorted(extra))}`,
      );
      expect(wrong).toEqual([]);
      expect(qualified).toBeGreaterThan(0);
    },
  );
});
