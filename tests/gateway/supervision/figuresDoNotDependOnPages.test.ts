import fc from 'fast-check';
import { expect, it } from 'vitest';
import { supervise } from '../../../gateway/src/supervision/supervise.ts';
import { logArbitrary } from '../../support/incidentLog.ts';

const FROM = Date.UTC(2026, 10, 1);
const TO = Date.UTC(2026, 11, 1);

it('are the same whether the log is read one entry at a time or all at once', async () => {
  await fc.assert(
    fc.asyncProperty(logArbitrary(FROM, TO), fc.integer({ min: 1, max: 7 }), async (source, page) => {
      const plain = { source, span: { from: FROM, to: TO }, now: TO + 1, recurrent: 2 };
      expect(await supervise({ ...plain, page })).toEqual(await supervise({ ...plain, page: 1_000 }));
    }),
    { numRuns: 200 },
  );
});

it('of units, cells and rules add up to those of the whole', async () => {
  await fc.assert(
    fc.asyncProperty(logArbitrary(FROM, TO), async (source) => {
      const whole = await supervise({ source, span: { from: FROM, to: TO }, now: TO, recurrent: 2 });
      const { opened, closed, falseAlarms, reopened } = whole.incidents;
      for (const rows of Object.values(whole.by)) {
        const sum = (key: 'opened' | 'closed' | 'falseAlarms' | 'reopened' | 'limits' | 'safe') =>
          rows.reduce((total, row) => total + row[key], 0);
        expect([sum('opened'), sum('closed'), sum('falseAlarms'), sum('reopened')]).toEqual([
          ...[opened, closed, falseAlarms, reopened],
        ]);
        expect([sum('limits'), sum('safe')]).toEqual([whole.limits.decided, whole.timeToSafe.count]);
      }
    }),
  );
});

it('of a filter are those of its row', async () => {
  await fc.assert(
    fc.asyncProperty(logArbitrary(FROM, TO), async (source) => {
      const plain = { source, span: { from: FROM, to: TO }, now: TO, recurrent: 2 };
      const whole = await supervise(plain);
      for (const row of whole.by.unit) {
        const only = await supervise({ ...plain, filter: { unit: row.name } });
        expect(only.by.unit).toEqual([row]);
        expect([only.incidents.opened, only.limits.share]).toEqual([row.opened, row.onTimeShare]);
      }
    }),
    { numRuns: 50 },
  );
});
