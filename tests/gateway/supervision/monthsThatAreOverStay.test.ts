import fc from 'fast-check';
import { expect, it } from 'vitest';
import { supervise } from '../../../gateway/src/supervision/supervise.ts';
import { createIncidentLog, logArbitrary } from '../../support/incidentLog.ts';

const FROM = Date.UTC(2026, 10, 1);
const TO = Date.UTC(2026, 11, 1);
const HOUR = 3_600_000;
const span = { from: FROM, to: TO };

it('as they are, whatever is said of their incidents later', async () => {
  await fc.assert(
    fc.asyncProperty(logArbitrary(FROM, TO), async (log) => {
      const before = {
        ...log,
        entries: (...[incident, after, , limit]: Parameters<typeof log.entries>) => {
          return log.entries(incident, after, TO, limit);
        },
      };
      const plain = { span, now: TO, recurrent: 2 };
      expect(await supervise({ ...plain, source: log })).toEqual(await supervise({ ...plain, source: before }));
    }),
  );
});

it('a case that is closed as false in December was opened in November, and is false in December', async () => {
  const log = createIncidentLog();
  const incident = log.open(FROM + HOUR);
  log.say(incident, TO + HOUR, { kind: 'closed', result: 'false-alarm' });
  const now = TO + 40 * 24 * HOUR;
  const november = await supervise({ source: log, span, now, recurrent: 2 });
  const december = await supervise({ source: log, span: { from: TO, to: now }, now, recurrent: 2 });
  expect(november.incidents).toMatchObject({ opened: 1, open: 1, closed: 0, falseAlarms: 0 });
  expect(december.incidents).toMatchObject({ opened: 0, open: 0, closed: 1, falseAlarms: 1 });
  expect(november.longestOpen).toEqual({ incident, since: FROM + HOUR, ms: TO - FROM - HOUR });
});
