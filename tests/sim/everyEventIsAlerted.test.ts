import { TRIGGER } from '@lidwatch/protocol';
import type { Alert } from '@lidwatch/protocol/gateway';
import { readScenario, type TruthEntry } from '@lidwatch/sim';
import { expect, test } from 'vitest';
import { type Received, type WatchedCity, watchCity } from './support/ackingGateway.ts';

const ROUND = 120_000;
const ROUNDS = 12;

/** One lift, one tilt and one flood every two minutes, each time on other covers, in ordinary traffic. */
function scenario(loss: string) {
  return readScenario(
    `
name: rounds
seed: 3
radio: { loss: ${loss} }
covers:
  count: 24
  each: { traffic: 400/day, water: 120mm, settings: { waterPeriod: 10s } }
events:
  - { at: 30s, cover: C-0007, lift: { to: 80deg } }
  - { at: 31s, cover: C-0011, tilt: { to: 20deg } }
  - { at: 32s, cover: C-0016, flood: { to: 400mm, in: 10s, hold: 30s, out: 10s } }
  - { at: 65s, cover: C-0007, putBack: { to: 0deg } }
  - { at: 66s, cover: C-0011, straighten: {} }
repeat: { every: ${ROUND}ms, shift: 7 }
`,
    'rounds.yaml',
  );
}

interface Answered {
  readonly event: TruthEntry;
  readonly alert: Received | undefined;
}

/** Each event with the first alert of its cover that it explains. */
function answers(watched: WatchedCity, what: readonly string[], triggers: readonly number[]): Answered[] {
  return watched.truth
    .filter((entry) => what.includes(entry.what))
    .map((event) => ({
      event,
      alert: watched
        .reports(event.node, 'alert')
        .find(({ at, message }) => at > event.at && triggers.includes((message as Alert).trigger)),
    }));
}

test.each(['0%', '6.5%', '20%'])(
  'with %s of the frames lost, every lift, tilt and flood is alerted, and its end',
  (loss) => {
    const watched = watchCity({ scenario: scenario(loss) });
    watched.city.run(ROUND * ROUNDS + 20_000);

    const motions = answers(watched, ['lift', 'tilt'], [TRIGGER.lift, TRIGGER.tilt]);
    const floods = answers(watched, ['wet'], [TRIGGER.water]);
    const ends = answers(watched, ['putBack', 'straighten', 'drained'], [TRIGGER.recovered]);
    expect(motions.length).toBeGreaterThanOrEqual(2 * ROUNDS);
    expect(floods.length).toBeGreaterThanOrEqual(ROUNDS);
    expect(ends.length).toBeGreaterThanOrEqual(3 * ROUNDS);
    for (const { event, alert } of [...motions, ...floods, ...ends]) expect(alert, JSON.stringify(event)).toBeDefined();

    // each is told once: what was sent again carries the seq of its first sending
    const distinct = watched.city.covers.flatMap(({ node }) => watched.reports(node, 'alert'));
    const expected = motions.length + floods.length + ends.length;
    const told = distinct.filter(({ message }) => (message as Alert).trigger !== TRIGGER.slide);
    expect(told.length).toBe(expected);
    const doubled = watched.city.cells[0]?.counters.uplinks.duplicated ?? 0;
    expect(watched.rejected).toEqual(doubled > 0 ? { replayed: doubled } : {});
  },
);

test('the first sample beyond the trigger is dated to within two seconds of the physical event', () => {
  const watched = watchCity({ scenario: scenario('6.5%') });
  watched.city.run(ROUND * ROUNDS);
  for (const { event, alert } of answers(watched, ['lift', 'tilt'], [TRIGGER.lift, TRIGGER.tilt])) {
    if (!alert) throw new Error(`no alert for ${JSON.stringify(event)}`);
    const { age = 0, tiltSeries = [], period = 1 } = alert.message as Alert;
    const first = tiltSeries.findIndex((tilt) => tilt >= 150);
    expect(first).toBeGreaterThanOrEqual(0);
    const onset = alert.at - age * 1000 - (tiltSeries.length - 1 - first) * period * 1000;
    expect(onset - event.at, JSON.stringify({ event, alert: alert.message })).toBeGreaterThan(0);
    expect(onset - event.at - (event.for ?? 0)).toBeLessThan(2000);
  }
});
