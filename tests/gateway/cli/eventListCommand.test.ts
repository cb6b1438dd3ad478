import { expect, it } from 'vitest';
import { detect } from '../../../gateway/src/detect/detect.ts';
import { eventId } from '../../../gateway/src/detect/eventId.ts';
import { DEFAULT_RULES } from '../../../gateway/src/detect/ruleSettings.ts';
import { emptyState } from '../../../gateway/src/detect/state.ts';
import { openStore } from '../../../gateway/src/store/store.ts';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { series } from '../../support/detection.ts';
import { createScratch } from '../../support/scratch.ts';

const START = Date.UTC(2025, 11, 31);

/** A database with a lid that was lifted and put back, and a flood that lasts. */
async function createHistory(): Promise<string> {
  const data = createScratch().path('db');
  for (const [cover, node] of [
    ['C-1', '1'],
    ['C-2', '2'],
  ] as const) {
    await lidwatch('cover', 'add', cover, '--node', node, '--generate-key', '--data', data);
  }
  const store = openStore({ folder: data, access: 'tool' });
  const tell = (cover: string, samples: Parameters<typeof detect>[2]): void => {
    const { transitions } = detect(DEFAULT_RULES, emptyState(), samples);
    const events = transitions.map((transition) => {
      const id = eventId(cover, transition.rule, transition.onset);
      return { id, cover, transition, receivedAt: transition.at, quality: 'exact' as const };
    });
    store.commit({ nodes: [], covers: [], readings: [], reports: [], events, quarantine: [] }, START);
  };
  tell('C-1', [...series('tilt', [20, 30, 30, 20], 1000, START), ...series('tilt', [1, 1], 10_000, START + 60_000)]);
  tell('C-2', series('water', [400, 410, 420], 5000, START + 3_600_000));
  store.close();
  return data;
}

it('lists events, newest first, with their peaks and lengths', async () => {
  const { code, out } = await lidwatch('event', 'list', '--data', await createHistory());
  expect(code).toBe(0);
  const [, first, second] = out.split('\n');
  expect(first).toMatch(/^2025-12-31 01:00:00Z +C-2 +water\.high +major +water +420 mm +open +[0-9a-f]{20}$/);
  expect(second).toMatch(/^2025-12-31 00:00:00Z +C-1 +cover\.tilted +major +tilt +30 deg +1 min 10 s +[0-9a-f]{20}$/);
  expect(out).toContain('\n2 events\n');
});

it('narrows the list by what is open, by cover, by rule and by number', async () => {
  const data = await createHistory();
  const list = async (...args: readonly string[]) => {
    const { events } = await lidwatchJson<{ events: { cover: string; clearedAt: string | null }[] }>(
      'event',
      'list',
      '--data',
      data,
      ...args,
    );
    return events.map(({ cover }) => cover);
  };
  expect(await list()).toEqual(['C-2', 'C-1']);
  expect(await list('--open')).toEqual(['C-2']);
  expect(await list('--cover', 'C-1')).toEqual(['C-1']);
  expect(await list('--rule', 'water.high')).toEqual(['C-2']);
  expect(await list('--limit', '1')).toEqual(['C-2']);
});

it('does not take a cover that is not there for one without events', async () => {
  const { code, err } = await lidwatch('event', 'list', '--cover', 'C-3', '--data', await createHistory());
  expect(code).toBe(3);
  expect(err).toContain('there is no cover C-3');
});
