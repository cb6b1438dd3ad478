import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../gateway/src/incidents/defaults.ts';
import type { Evidence, ToldEvent, ToldSample } from '../../../gateway/src/incidents/evidence.ts';
import type { Matter } from '../../../gateway/src/incidents/types.ts';
import { verify } from '../../../gateway/src/incidents/verify.ts';

const MINUTE = 60_000;
const SINCE = 1_000_000;
const FLAGS = { hallOpen: false, maintenance: false, blind: false };
const EVENT = { event: 'e', rule: 'cover.opened', severity: 'major', open: false, withdrawn: false } as const;
const CLEARED: ToldEvent = { rule: 'cover.opened', onset: 0, exact: true, clearedAt: 1, withdrawn: false };

/** So many minutes behind the handing in. */
function told(
  minutes: number,
  more: Partial<Omit<ToldSample, 'flags'>> & { flags?: Partial<typeof FLAGS> } = {},
): ToldSample {
  const { flags, ...rest } = more;
  const at = SINCE + minutes * MINUTE;
  return { at, receivedAt: at, exact: true, tilt: 1, trigger: undefined, ...rest, flags: { ...FLAGS, ...flags } };
}

interface Case {
  readonly minutes: number;
  readonly samples?: readonly ToldSample[];
  readonly events?: readonly ToldEvent[];
  readonly matter?: Matter;
  readonly more?: Partial<Evidence>;
}

function verdict({ minutes, samples = [], events = [CLEARED], matter = 'open', more = {} }: Case) {
  const evidence: Evidence = {
    ...{ now: SINCE + minutes * MINUTE, hasNode: true, isArmed: true, listeningSince: (heard) => heard },
    ...{ samples, events, ...more },
  };
  return verify({ matter, events: events.map(() => EVENT) }, SINCE, evidence, DEFAULT_SETTINGS.verify);
}

describe('a cover', () => {
  it.each<[string, Case, object]>([
    [
      'heard as it should be at both ends of half an hour',
      { minutes: 31, samples: [told(1), told(31)] },
      { state: 'verified', proof: { by: 'samples', samples: 2, tilt: 1 } },
    ],
    [
      'heard once, and silent though armed',
      { minutes: 31, samples: [told(1)] },
      { state: 'verified', proof: { by: 'silence', samples: 1 } },
    ],
    ['not yet', { minutes: 30, samples: [told(1)] }, { state: 'waiting', lookAt: SINCE + 31 * MINUTE }],
    ['never heard', { minutes: 600 }, { state: 'waiting' }],
    ['heard before the work was handed in only', { minutes: 600, samples: [told(-1)] }, { state: 'waiting' }],
    [
      'silent over a link that was deaf',
      { minutes: 60, samples: [told(1)], more: { listeningSince: () => undefined } },
      { state: 'waiting' },
    ],
    [
      'silent over a link that was deaf for a while',
      { minutes: 60, samples: [told(1)], more: { listeningSince: (heard) => heard + 1 } },
      { state: 'waiting' },
    ],
    [
      'silent and missed, or in maintenance',
      { minutes: 60, samples: [told(1)], more: { isArmed: false } },
      { state: 'waiting' },
    ],
    [
      'told in maintenance last',
      { minutes: 60, samples: [told(1), told(40, { flags: { maintenance: true } })] },
      { state: 'waiting' },
    ],
    [
      'told in maintenance first, and armed half an hour later',
      { minutes: 40, samples: [told(1, { flags: { maintenance: true } }), told(32)] },
      { state: 'verified', proof: { by: 'samples' } },
    ],
    [
      'leaning',
      { minutes: 5, samples: [told(1), told(4, { tilt: 5.1 })] },
      { state: 'refuted', reason: 'it lies 5 deg from its zero' },
    ],
    [
      'with its switch open',
      { minutes: 5, samples: [told(4, { tilt: undefined, flags: { hallOpen: true } })] },
      { state: 'refuted' },
    ],
    ['slid, level as before', { minutes: 5, samples: [told(4, { trigger: 'slide' })] }, { state: 'refuted' }],
    [
      'leaning perhaps before the work was handed in',
      { minutes: 5, samples: [told(4, { tilt: 30, exact: false })] },
      { state: 'waiting' },
    ],
    [
      'lifted and put back: still from there on',
      { minutes: 45, samples: [told(1), told(20, { trigger: 'lift' }), told(21)] },
      { state: 'waiting', lookAt: SINCE + 51 * MINUTE },
    ],
    [
      'struck: still from there on',
      {
        minutes: 40,
        samples: [told(1), told(35)],
        events: [CLEARED, { ...CLEARED, rule: 'cover.impact', onset: SINCE + 20 * MINUTE }],
      },
      { state: 'waiting' },
    ],
    [
      'with a sensor that fails',
      { minutes: 60, samples: [told(1), told(2, { tilt: undefined, flags: { blind: true } })] },
      { state: 'waiting' },
    ],
    [
      'as it should be, with an event that is open',
      { minutes: 60, samples: [told(1)], events: [{ ...CLEARED, clearedAt: undefined }] },
      { state: 'waiting', reason: 'cover.opened has not cleared' },
    ],
    [
      'opened again',
      { minutes: 60, samples: [told(1)], events: [{ ...CLEARED, onset: SINCE + 1 }] },
      { state: 'refuted' },
    ],
    ['without a node', { minutes: 60, more: { hasNode: false } }, { state: 'waiting' }],
  ])('%s', (_what, given, expected) => {
    expect(verdict(given)).toMatchObject(expected);
  });
});

describe('water', () => {
  const high: ToldEvent = { ...CLEARED, rule: 'water.high', clearedAt: 5 };

  it('is gone when its events have cleared, and not before', () => {
    expect(verdict({ minutes: 0, matter: 'flooding', events: [high] })).toEqual({
      state: 'verified',
      proof: { from: 5, to: SINCE, samples: 0, by: 'samples' },
    });
    expect(verdict({ minutes: 9, matter: 'flooding', events: [{ ...high, clearedAt: undefined }] }).state).toBe(
      'waiting',
    );
    expect(verdict({ minutes: 9, matter: 'flooding', events: [{ ...high, onset: SINCE + 1 }] }).state).toBe('refuted');
  });

  it('that only people have seen is not proved by nothing', () => {
    expect(verdict({ minutes: 60, matter: 'flooding', events: [] }).state).toBe('waiting');
  });
});

it('a sample in a series, which has no flags of its own, begins no proof', () => {
  const bare = { ...told(1), flags: undefined };
  expect(verdict({ minutes: 60, samples: [bare] }).state).toBe('waiting');
  expect(verdict({ minutes: 60, samples: [{ ...bare, tilt: 40 }] }).state).toBe('refuted');
});
