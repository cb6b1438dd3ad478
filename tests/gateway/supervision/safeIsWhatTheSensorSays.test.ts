import { expect, it } from 'vitest';
import type { Fact } from '../../../gateway/src/incidents/types.ts';
import { supervise } from '../../../gateway/src/supervision/supervise.ts';
import { createIncidentLog, type IncidentLog } from '../../support/incidentLog.ts';

const HOUR = 3_600_000;
const span = { from: 0, to: 1_000 * HOUR };

const verified = (from: number): Fact => ({
  kind: 'verified',
  proof: { from, to: from + HOUR / 2, samples: 3, tilt: 1, by: 'samples' },
});

async function timeToSafe(tell: (log: IncidentLog, incident: number) => void) {
  const log = createIncidentLog();
  tell(log, log.open(HOUR));
  return (await supervise({ source: log, span, now: span.to, recurrent: 2 })).timeToSafe;
}

it('from the opening to the beginning of the proof, not to its end', async () => {
  const found = await timeToSafe((log, incident) => log.say(incident, 5 * HOUR, verified(4 * HOUR)));
  expect(found).toEqual({ count: 1, median: 3 * HOUR, p90: 3 * HOUR });
});

it('or to the overruling', async () => {
  const found = await timeToSafe((log, incident) =>
    log.say(incident, 5 * HOUR, { kind: 'overruled', reason: 'the sensor is broken' }),
  );
  expect(found.median).toBe(4 * HOUR);
});

it('never less than nothing, where the sensor had it back before anybody wrote it down', async () => {
  expect((await timeToSafe((log, incident) => log.say(incident, 2 * HOUR, verified(0)))).median).toBe(0);
});

it('a reopening takes it back, and the next proof counts from the first opening', async () => {
  const reopened: Fact = { kind: 'reopened', reason: 'it is open' };
  const still = await timeToSafe((log, incident) => {
    log.say(incident, 5 * HOUR, verified(4 * HOUR));
    log.say(incident, 8 * HOUR, reopened);
  });
  expect(still).toEqual({ count: 0, median: null, p90: null });
  const again = await timeToSafe((log, incident) => {
    log.say(incident, 5 * HOUR, verified(4 * HOUR));
    log.say(incident, 8 * HOUR, reopened);
    log.say(incident, 12 * HOUR, verified(11 * HOUR));
  });
  expect(again).toEqual({ count: 1, median: 10 * HOUR, p90: 10 * HOUR });
});

it('where nothing was wrong, nothing was made safe', async () => {
  const found = await timeToSafe((log, incident) => {
    log.say(incident, 5 * HOUR, verified(4 * HOUR));
    log.say(incident, 6 * HOUR, { kind: 'closed', result: 'false-alarm' });
  });
  expect(found.count).toBe(0);
});
