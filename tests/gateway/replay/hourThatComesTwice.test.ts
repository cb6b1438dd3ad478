import { describe, expect, it } from 'vitest';
import { createTimeReader } from '../../../gateway/src/replay/time.ts';

const MINUTE = 60_000;
/** In New York clocks were set back from 2:00 to 1:00 at 6:00 UTC. */
const NIGHT = Date.UTC(2025, 10, 2, 4);
const ZONE = 'America/New_York';

const local = (at: number): string => new Date(at).toLocaleString('sv-SE', { timeZone: ZONE });
const every = (minutes: number): number[] =>
  Array.from({ length: 240 / minutes }, (_, i) => NIGHT + i * minutes * MINUTE);

function readAll(times: readonly number[], format = 'auto'): (number | undefined)[] {
  const read = createTimeReader({ format, zone: ZONE });
  return times.map((at) => read(local(at)));
}

describe('local times of the night in which clocks are set back', () => {
  it.each([0.5, 1, 5, 15])('are of the hour in which they stand in the file, told each %d min', (minutes) => {
    expect(readAll(every(minutes))).toEqual(every(minutes));
    expect(readAll(every(minutes), 'yyyy-MM-dd HH:mm:ss')).toEqual(every(minutes));
  });

  it('may stand a little out of order', () => {
    const mixed = every(1).map((_, i, all) => all[i % 2 === 0 ? i + 1 : i - 1] ?? 0);
    expect(readAll(mixed)).toEqual(mixed);
  });

  it('may be of several sensors, together or one behind the other', () => {
    const together = every(1).flatMap((at) => [at, at]);
    expect(readAll(together)).toEqual(together);
    const behind = [...every(1), ...every(1)];
    expect(readAll(behind)).toEqual(behind);
  });

  it('say themselves which hour it is where they have an offset', () => {
    const read = createTimeReader({ format: 'iso', zone: ZONE });
    expect(read('2025-11-02T01:30:00-05:00')).toBe(Date.UTC(2025, 10, 2, 6, 30));
    expect(read('2025-11-02T01:31:00-04:00')).toBe(Date.UTC(2025, 10, 2, 5, 31));
  });
});
