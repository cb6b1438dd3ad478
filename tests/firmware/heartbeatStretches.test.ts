import { MODE, NO_READING } from '@lidwatch/firmware';
import { CAUSE, RESULT, SETTING, TRIGGER } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench, type NodeBench } from '../support/nodeBench.ts';

/** The heartbeat as it is set, in minutes. */
const SET = 60;

function installed(heartbeat = SET): NodeBench {
  const bench = createNodeBench({ hall: false });
  bench.install();
  bench.gateway.send({
    type: 'config',
    configVersion: 9,
    settings: new Map([
      [SETTING.heartbeat, heartbeat],
      [SETTING.repeatPeriod, 300],
    ]),
  });
  bench.minutes(heartbeat * 2);
  bench.gateway.received.length = 0;
  return bench;
}

/** What the gateway was told that the heartbeat is, with each report that told it. */
function told({ gateway }: NodeBench): (number | undefined)[] {
  return gateway.of('report').map(({ message }) => message.heartbeat);
}

/** Minutes from one status to the next. */
function pauses({ gateway }: NodeBench): number[] {
  const times = gateway.of('status').map(({ at }) => at / 60_000);
  return times.slice(1).map((at, i) => at - (times[i] ?? 0));
}

/** All the pauses are the given heartbeat, or up to a sixteenth and a survey shorter. */
function expectPauses(bench: NodeBench, heartbeat: number): void {
  expect(pauses(bench).length).toBeGreaterThan(3);
  for (const pause of pauses(bench)) {
    expect(pause).toBeGreaterThan((heartbeat * 15) / 16 - 0.2);
    expect(pause).toBeLessThan(heartbeat + 0.2);
  }
}

describe('the heartbeat of a weak cell', () => {
  it('is twice as long below 3,100 mV, until the cell has more than 3,200 again', () => {
    const bench = installed();
    for (const [battery, tells] of [
      [3100, []],
      [3099, [2 * SET]],
      [3200, []],
      [3150, []],
      [3201, [SET]],
      [3100, []],
      [3000, [2 * SET]],
    ] as const) {
      bench.gateway.received.length = 0;
      bench.battery = battery;
      bench.minutes(5 * SET);
      expect(told(bench), String(battery)).toEqual(tells);
    }
    bench.gateway.received.length = 0;
    bench.minutes(20 * SET);
    expectPauses(bench, 2 * SET);
  });

  it('stays as it is where the battery cannot be read', () => {
    const bench = installed();
    bench.battery = NO_READING;
    bench.minutes(3 * SET);
    expect(told(bench)).toEqual([]);
    bench.battery = 3000;
    bench.minutes(3 * SET);
    bench.battery = NO_READING;
    bench.gateway.received.length = 0;
    bench.minutes(20 * SET);
    expect(told(bench)).toEqual([]);
    expectPauses(bench, 2 * SET);
  });
});

describe('the heartbeat on a bad link', () => {
  it.each([
    [1, 2],
    [2, 4],
  ])('at coverage %i is %i times as long', (coverage, times) => {
    const bench = installed();
    bench.gateway.coverage = coverage;
    bench.minutes(2 * SET);
    expect(told(bench)).toEqual([times * SET]);
    bench.gateway.received.length = 0;
    bench.minutes(30 * SET);
    expectPauses(bench, times * SET);
  });

  it('and a weak cell is eight times as long', () => {
    const bench = installed();
    bench.gateway.coverage = 2;
    bench.battery = 3000;
    bench.minutes(10 * SET);
    expect(told(bench).at(-1)).toBe(8 * SET);
    bench.gateway.received.length = 0;
    bench.minutes(50 * SET);
    expectPauses(bench, 8 * SET);
  });

  it('does not swing with a link at the border of two levels', () => {
    const bench = installed();
    for (let hour = 0; hour < 100; hour += 1) {
      bench.gateway.coverage = hour % 3 === 0 ? 1 : 0;
      bench.minutes(SET);
    }
    expect(told(bench).length).toBeLessThanOrEqual(2);
  });

  it('is never longer than a week', () => {
    const bench = installed(5000);
    bench.gateway.coverage = 2;
    bench.battery = 3000;
    bench.minutes(10_000);
    expect(told(bench)).toEqual([10_080]);
    bench.gateway.received.length = 0;
    bench.minutes(60_000);
    expectPauses(bench, 10_080);
  });

  it('is told by a report of the configuration in force', () => {
    const bench = installed();
    const hash = bench.gateway.of('hello').at(-1)?.message.configHash;
    bench.gateway.coverage = 1;
    bench.minutes(2 * SET);
    expect(bench.gateway.of('report')[0]?.message).toMatchObject({ configVersion: 9, result: RESULT.applied });
    expect(bench.gateway.of('report')[0]?.message.badSetting).toBeUndefined();
    bench.reset();
    bench.run(10_000);
    expect(bench.gateway.of('report')[0]?.message.configHash).toBe(
      bench.gateway.of('hello').at(-1)?.message.configHash,
    );
    expect(hash).toBeUndefined();
  });
});

describe('a heartbeat that shrinks again', () => {
  /** Minutes from the report that told it to the status behind the one that it came with. */
  function next(bench: NodeBench): number {
    bench.minutes(20 * SET);
    expect(told(bench)).toEqual([SET]);
    const from = bench.gateway.of('report')[0]?.at ?? 0;
    const times = bench.gateway.of('status').map(({ at }) => at);
    return ((times.find((at) => at > from + 60_000) ?? 1e12) - from) / 60_000;
  }

  it('holds when three statuses in a row have found the link good', () => {
    const bench = installed();
    bench.gateway.coverage = 2;
    bench.minutes(10 * SET);
    bench.gateway.received.length = 0;
    bench.gateway.coverage = 0;
    bench.minutes(2 * 4 * SET - 10);
    expect(told(bench)).toEqual([]);
    expect(next(bench)).toBeLessThanOrEqual(SET + 1);
  });

  it('holds at once, when the first status finds the cell strong', () => {
    const bench = installed();
    bench.battery = 3000;
    bench.minutes(10 * SET);
    bench.gateway.received.length = 0;
    bench.battery = 3600;
    expect(next(bench)).toBeLessThanOrEqual(SET + 1);
  });
});

describe('a node in alarm', () => {
  it('repeats itself as much more seldom as its heartbeat does', () => {
    const bench = installed();
    bench.gateway.coverage = 2;
    bench.battery = 3000;
    bench.minutes(10 * SET);
    bench.cover.turn(50, 2000);
    bench.minutes(1);
    expect(bench.node.mode()).toBe(MODE.alarm);
    bench.gateway.received.length = 0;
    bench.minutes(400);
    expectPauses(bench, 8 * 5);
    bench.cover.turn(0, 2000);
    bench.minutes(1);
    expect(bench.gateway.of('alert').at(-1)?.message.trigger).toBe(TRIGGER.recovered);
    bench.gateway.received.length = 0;
    bench.minutes(50 * SET);
    expectPauses(bench, 8 * SET);
  });
});

describe('a hello', () => {
  it('says the heartbeat that holds', () => {
    const bench = installed();
    bench.gateway.coverage = 1;
    bench.minutes(2 * SET);
    bench.reset(CAUSE.power);
    bench.run(10_000);
    expect(bench.gateway.of('hello').at(-1)?.message.heartbeat).toBe(2 * SET);
    const { length } = bench.gateway.of('report');
    bench.minutes(20 * SET);
    // what the hello has told needs no report
    expect(bench.gateway.of('report')).toHaveLength(length);
  });
});
