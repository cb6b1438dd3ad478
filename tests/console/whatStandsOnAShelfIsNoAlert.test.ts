import { expect, it } from 'vitest';
import type { Cover, CoverDetails } from '../../gateway/console/src/api/coverDocuments.ts';
import { joined } from '../../gateway/console/src/pages/covers/rows.ts';
import { createCovers } from '../../gateway/console/src/pages/map/covers.ts';
import { standingOf } from '../../gateway/console/src/parts/standing.ts';

const event = (severity: string, isShelved = false): Cover['events'][number] => ({
  ...{ event: severity, rule: 'cover.tilted', severity, onset: '2026-11-27T06:00:00Z' },
  ...(isShelved ? { shelvedUntil: '2026-11-28T06:00:00Z' } : {}),
});

const cover = (...events: Cover['events']): Cover => ({
  ...{ cover: 'C-1', node: 1, condition: events.length === 0 ? 'normal' : 'open', events, maintenance: false },
  ...{ readings: {}, at: null, heard: '2026-11-27T06:00:00Z' },
});

const NOTHING: CoverDetails = {
  ...{ name: null, group: null, asset: null, address: null, lat: null, lon: null, cell: null, unit: null, tags: [] },
};

const CASES = [
  [cover(), 'normal', undefined],
  [cover(event('critical', true)), 'normal', undefined],
  [cover(event('critical', true), event('minor')), 'open', 'minor'],
  [cover(event('minor'), event('major')), 'open', 'major'],
] as const;

it('and is told so on each page alike', () => {
  for (const [of, condition, severity] of CASES) {
    expect(standingOf(of)).toEqual({ condition, severity });
    expect(joined([{ cover: 'C-1', node: 1, details: NOTHING }], [of])[0]).toMatchObject({
      ...{ condition, worst: severity },
    });
    const covers = createCovers();
    covers.load({ covers: [['C-1', 0, 0, '', 'unknown', 0, '', '']], elsewhere: [], center: null });
    covers.tell(of);
    expect(covers.get('C-1')?.kind).toBe(severity ?? condition);
  }
});

it('a cover of which nothing was ever heard stays unknown', () => {
  expect(standingOf({ condition: 'unknown', events: [] })).toEqual({ condition: 'unknown', severity: undefined });
});
