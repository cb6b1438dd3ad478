import { readFileSync } from 'node:fs';
import { recording } from '../support/recordings.ts';
import type { Levelled } from '../support/water/plainThreshold.ts';

export const FLOODS = 'floodnet_nyc_flood_events.csv';

const MM_PER_INCH = 25.4;

export interface Profile {
  readonly sensor: string;
  readonly start: string;
  /** by time: ms since the start, mm */
  readonly samples: readonly Levelled[];
}

/** The name, the start, and the last two fields of each line, which are lists in quotes. */
const LINE = /^"([^"]*)","[^"]*","([^"]*)",.*"(\[[^\]"]*\])","(\[[^\]"]*\])"$/gm;

export function floodProfiles(): readonly Profile[] {
  const text = readFileSync(recording(FLOODS), 'utf8').replaceAll('\r', '');
  return [...text.matchAll(LINE)].map(([, sensor = '', start = '', depths = '', seconds = '']) => {
    const levels = JSON.parse(depths) as number[];
    const times = JSON.parse(seconds) as number[];
    const samples = levels.map((depth, i) => ({ at: (times[i] ?? 0) * 1000, water: depth * MM_PER_INCH }));
    return { sensor, start, samples: samples.sort((a, b) => a.at - b.at) };
  });
}

/** One recording of them all, a cover each, for `lidwatch replay` with FLOOD_MAP. */
export function asRecording(profiles: readonly Profile[]): string {
  const rows = profiles.flatMap(({ samples }, no) =>
    samples.map(({ at, water }) => `${no},${at / 1000},${(water / MM_PER_INCH).toFixed(2)}`),
  );
  return `cover,time,depth_inches\n${rows.join('\n')}\n`;
}

export const FLOOD_MAP = `
time: { column: time, format: epoch-s }
coverColumn: cover
signals: { water: { column: depth_inches, unit: in } }
`;
