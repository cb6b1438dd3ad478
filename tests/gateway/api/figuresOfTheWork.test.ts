import { expect, it } from 'vitest';
import { startFigures } from '../../support/figuresRig.ts';

it('of a month, of any span, and of one unit', async () => {
  const { rig } = await startFigures();
  const month = await rig.get('/api/supervision?month=2026-11');
  expect([month.status, month.body]).toMatchObject([
    200,
    {
      ...{ from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z', filter: { unit: null } },
      incidents: { opened: 31, closed: 30, open: 1, falseAlarms: 3 },
      limits: { decided: 28, onTime: 21, share: 0.75 },
      longestOpen: { incident: 'I-000061', since: '2026-11-30T04:00:00.000Z', ms: 20 * 3_600_000 },
      overdueIncidents: 1,
    },
  ]);
  const span = '/api/supervision?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z';
  expect((await rig.get(span)).body).toEqual(month.body);
  expect((await rig.get(`${span}&unit=road`)).body).toMatchObject({
    ...{ filter: { unit: 'road' }, incidents: { opened: 10 } },
    by: { unit: [{ name: 'road', opened: 10, onTimeShare: 0.4 }] },
  });
  // December has begun, and nobody has reported anything in it
  expect((await rig.get('/api/supervision')).body).toMatchObject({ incidents: { opened: 0, open: 1 } });
});

it('of twelve months, the oldest first', async () => {
  const { rig } = await startFigures();
  const { months } = (await rig.get('/api/supervision/months?to=2026-11')).body as { months: { month: string }[] };
  expect(months.length).toBe(12);
  expect(months[0]?.month).toBe('2025-12');
  expect(months.at(-1)).toMatchObject({ month: '2026-11', opened: 31, onTimeShare: 0.75, red: 7 });
});

it.each([
  ['month=2026-13', 'month'],
  ['month=2026-11&from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z', 'month'],
  ['from=2026-11-01T00:00:00Z', 'to'],
  ['from=2026-12-01T00:00:00Z&to=2026-11-01T00:00:00Z', 'to'],
  ['from=2020-12-01T00:00:00Z&to=2026-11-01T00:00:00Z', 'to'],
])('not of %s', async (query, name) => {
  const { rig } = await startFigures();
  const { status, body } = await rig.get(`/api/supervision?${query}`);
  expect([status, body]).toMatchObject([400, { errors: [{ name }] }]);
});
