import { expect, it } from 'vitest';
import { createIncidentLog } from '../../support/incidentLog.ts';
import { NOVEMBER, poorMonths, reportOf, tellCase } from '../../support/reportRig.ts';

it('holds each target against its figure, and tells the gap and the month before', async () => {
  const { check, plan, do: done, isOver } = await reportOf(poorMonths());
  expect([isOver, done.series.length, plan.targets.onTime]).toEqual([true, 12, 0.95]);
  const of = (target: string) => check.targets.find((one) => one.target === target);
  // 27 and the open one have a limit; the six of a unit and the open one are late
  expect(of('onTime')).toMatchObject({ figure: 21 / 28, met: false, before: 21 / 27 });
  expect(of('onTime')?.gap).toBeCloseTo(0.95 - 21 / 28);
  expect(of('timeToSafe')).toMatchObject({ met: true, gap: 0 });
  expect(of('falseAlarms')).toMatchObject({ figure: 0.1, met: false });
  expect(of('reopened')).toMatchObject({ figure: 0, met: true });
});

it('names the worst, where there are cases enough', async () => {
  const { check } = await reportOf(poorMonths());
  expect(check.worst.map(({ grouping, name, target }) => [grouping, name, target])).toEqual([
    ['unit', 'road', 'onTime'],
    ['cell', 'east', 'onTime'],
    ['rule', 'water.high', 'falseAlarms'],
  ]);
});

it('says what to do: what is late first, then targets, units, rules and covers', async () => {
  const { act } = await reportOf(poorMonths());
  expect(act.map(({ action }) => action)).toEqual([
    ...['carry-over', 'mend-target', 'mend-target', 'talk-to-unit', 'try-rule'],
    ...['inspect-cover', 'inspect-cover', 'inspect-cover', 'inspect-cover'],
  ]);
  expect(act[3]).toMatchObject({ unit: 'road', target: 'onTime', figure: 0.4, before: 0.4, aim: 0.95 });
  expect(act[4]).toMatchObject({
    ...{ rule: 'water.high', falseAlarms: 3, closed: 10 },
    command: 'lidwatch rules try --all --set water.high.raise=...',
  });
  expect(act[5]).toEqual({ action: 'inspect-cover', cover: 'C-0', incidents: 3 });
});

it('one bad month of a unit is no talk yet, and a month without cases asks for nothing', async () => {
  const log = createIncidentLog();
  for (let i = 0; i < 10; i += 1) tellCase(log, NOVEMBER + i * 86_400_000, { unit: 'road', late: true });
  expect((await reportOf(log)).act).toEqual([]);
  const empty = await reportOf(createIncidentLog());
  expect(empty.act).toEqual([]);
  expect(empty.check.targets.map(({ met }) => met)).toEqual([null, null, null, null, true]);
});
