import { expect, it } from 'vitest';
import { lidwatchJson } from '../../support/cli.ts';
import { createScratch } from '../../support/scratch.ts';

interface ReplayJson {
  readonly events: readonly object[];
}

it('tells the same events of the same lines in any order, two levels of one instant among them', async () => {
  const { write } = createScratch();
  const lines = [0, 0, 60, 150, 160, 170, 180, 90, 40, 20, 0, 0].flatMap((level, i) => {
    const time = new Date(Date.UTC(2026, 0, 1, 0, 3 * i)).toISOString();
    // a frame that two gateways heard, each with a reading of its own
    return [`${time},${level}`, `${time},${level + 30}`];
  });
  const told = async (name: string, some: readonly string[]) => {
    const file = write(name, `time,level\n${some.join('\n')}\n`);
    const levels = ['--raise', '170mm', '--clear', '50mm', '--hold', '2 samples'];
    return (await lidwatchJson<ReplayJson>('replay', file, '--level', 'level', ...levels)).events;
  };
  const events = await told('a.csv', lines);
  expect(events).not.toEqual([]);
  expect(await told('b.csv', lines.toReversed())).toEqual(events);
});
