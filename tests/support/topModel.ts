import fc from 'fast-check';
import { coverSchema } from '../../gateway/src/api/schemas/cover.ts';
import {
  type Cover,
  type Event,
  emptyModel,
  type Model,
  type Size,
  SORTS,
  VIEWS,
} from '../../gateway/src/cli/top/model.ts';
import { RULE_NAMES } from '../../gateway/src/detect/types.ts';

export const NOW = Date.UTC(2026, 10, 26, 12);
const iso = (at: number): string => new Date(at).toISOString();
export const ago = (seconds: number): string => iso(NOW - seconds * 1_000);

export function cover(id: string, more: Partial<Cover> = {}): Cover {
  const rest = { node: 1, condition: 'normal', events: [], maintenance: false, readings: {}, at: null, heard: ago(60) };
  return coverSchema.parse({ cover: id, ...rest, ...more });
}

export function event(id: string, of: string, more: Partial<Event> = {}): Event {
  return {
    ...{ id, cover: of, rule: 'cover.tilted', severity: 'major', signal: 'tilt', unit: 'deg', value: 30, peak: 31 },
    ...{
      onset: ago(120),
      raisedAt: ago(117),
      clearedAt: null,
      receivedAt: ago(116),
      quality: 'exact',
      late: false,
      withdrawn: false,
      revision: 0,
      shelved: false,
      reason: null,
    },
    review: { verdict: 'unconfirmed', acknowledged: null, released: null, comments: 0, shelvedUntil: null },
    ...more,
  };
}

/** A gateway that runs well, with what it is to know. */
export function model(
  known: { covers?: readonly Cover[]; events?: readonly Event[] },
  size: Size,
  more: Partial<Model> = {},
): Model {
  const { covers = [], events = [] } = known;
  const start = emptyModel('http://127.0.0.1:8080', NOW, size);
  const part = (name: string) => ({ part: name, status: 'up' as const, since: ago(3_600) });
  return {
    ...start,
    connection: { state: 'live' },
    heardAt: NOW,
    known: {
      gateway: {
        name: 'depot-1',
        version: '0.1.0',
        startedAt: ago(3_600),
        now: iso(NOW),
        framesWaiting: 0,
        unknownNodes: 2,
      },
      ready: { ready: true, parts: [part('link roof'), part('store')] },
      links: [
        {
          ...{ name: 'roof', kind: 'rylr998', address: '/dev/ttyUSB0', state: part('link roof'), heardAt: ago(5) },
          counts: { received: 1_204, sent: 17 },
          outcomes: { report: 1_200, duplicate: 1, 'bad-tag': 3 },
          ...{ bytes: { up: 1, down: 1 }, rssi: { last: -91, mean: -90.6 }, snr: { last: 7, mean: 6.5 } },
          dutyCycle: { band: '868.0-868.6 MHz', left: 0.876 },
        },
      ],
      sinks: [{ sink: 'mqtt', pending: 0, parked: 0, cursor: 9, waitingSince: null, state: part('mqtt') }],
      covers: new Map(covers.map((one) => [one.cover, one])),
      events: new Map(events.map((one) => [one.id, one])),
    },
    ...more,
  };
}

const word = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }));
const time = fc.option(
  fc.date({ min: new Date(0), max: new Date(NOW * 2), noInvalidDate: true }).map((at) => at.toISOString()),
);

/** Any model that a gateway, a person and a terminal may bring about. */
export const anyModel: fc.Arbitrary<Model> = fc
  .record({
    covers: fc.array(
      fc.record({
        id: word,
        name: word,
        heard: time,
        tilt: fc.double({ noNaN: true, noDefaultInfinity: true }),
        rule: fc.constantFrom(...RULE_NAMES),
      }),
      { maxLength: 30 },
    ),
    events: fc.array(
      fc.record({
        id: word,
        cover: word,
        rule: fc.constantFrom(...RULE_NAMES),
        clearedAt: time,
        peak: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
      }),
      { maxLength: 30 },
    ),
    size: fc.record({ columns: fc.integer({ min: 1, max: 200 }), rows: fc.integer({ min: 1, max: 60 }) }),
    reason: word,
    more: fc.record({
      view: fc.constantFrom(...VIEWS),
      sort: fc.constantFrom(...SORTS),
      filter: fc.oneof(fc.constant(''), word),
      isTyping: fc.boolean(),
      isHelp: fc.boolean(),
      top: fc.nat(100),
      connection: fc.oneof(
        fc.constant({ state: 'live' as const }),
        fc.record({
          state: fc.constant('lost' as const),
          since: fc.nat(NOW),
          reason: word,
          nextAttempt: fc.nat(2 * NOW),
        }),
      ),
    }),
  })
  .map(({ covers, events, size, reason, more }) => {
    const first = model(
      {
        covers: covers.map(({ id, name, heard, tilt, rule }) =>
          cover(id, {
            name,
            heard,
            readings: { tilt },
            events: [{ event: 'e', rule, severity: 'major', onset: ago(1) }],
          }),
        ),
        events: events.map(({ id, cover: of, ...rest }) => event(id, of, rest)),
      },
      size,
      more,
    );
    const { ready } = first.known;
    const parts = ready?.parts.map((part) => ({ ...part, status: 'down' as const, reason })) ?? [];
    return reason === '' ? first : { ...first, known: { ...first.known, ready: { ready: false, parts } } };
  });
