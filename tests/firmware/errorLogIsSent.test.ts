import { MODE } from '@lidwatch/firmware';
import { ACTION, CAUSE, FLAG, MIN_LINK, TROUBLE, TYPE } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench, type NodeBench } from '../support/nodeBench.ts';

function installed(): NodeBench {
  const bench = createNodeBench({ hall: false });
  bench.install();
  return bench;
}

function ask(bench: NodeBench): readonly number[] | undefined {
  bench.gateway.send({ type: 'maintenance', action: ACTION.log });
  bench.run(5000);
  return bench.gateway.of('log').at(-1)?.message.errors;
}

function trouble(bench: NodeBench, times: number): void {
  // larger than a byte, as minutes and columns are: five bytes of CBOR and more for an entry
  for (let i = 1; i <= times; i += 1) bench.gateway.trouble(TROUBLE.modemDead, 1000 + i);
}

describe('asked for its error log, a node', () => {
  it('sends four zeros where it had no trouble', () => {
    expect(ask(installed())).toEqual([0, 0, 0, 0]);
  });

  it('sends all sixteen entries where the link carries them', () => {
    const bench = installed();
    trouble(bench, 20);
    const errors = ask(bench);
    expect(errors).toHaveLength(64);
    expect(errors?.filter((_, i) => i % 4 === 3)).toEqual(Array.from({ length: 16 }, (_, i) => 1020 - i));
  });

  it('sends the newest, whole entries, as many as a slow link carries', () => {
    const bench = installed();
    bench.gateway.maxFrame = MIN_LINK;
    trouble(bench, 20);
    const errors = ask(bench) ?? [];
    expect(bench.gateway.of('log')[0]?.length).toBeLessThanOrEqual(MIN_LINK);
    expect(errors.length % 4).toBe(0);
    expect(errors.length).toBeGreaterThanOrEqual(8);
    expect(errors.filter((_, i) => i % 4 === 3)).toEqual(Array.from({ length: errors.length / 4 }, (_, i) => 1020 - i));
  });

  it('says what had happened when it was asked, whatever happens while it tries', () => {
    const bench = installed();
    trouble(bench, 1);
    bench.gateway.loses = ({ type }) => type === TYPE.log;
    ask(bench);
    trouble(bench, 3);
    bench.gateway.loses = () => false;
    bench.minutes(2);
    expect(bench.gateway.of('log').at(-1)?.message.errors).toEqual([1, 1, TROUBLE.modemDead, 1001]);
  });
});

describe('an error log on its way', () => {
  it('is repeated under one seq until it is acknowledged, and then no more', () => {
    const bench = installed();
    bench.gateway.acknowledges = () => false;
    ask(bench);
    bench.minutes(3);
    const tries = bench.gateway.of('log');
    expect(tries.length).toBeGreaterThan(3);
    expect(new Set(tries.map(({ message }) => message.seq)).size).toBe(1);
    bench.gateway.acknowledges = () => true;
    bench.minutes(12);
    const after = bench.gateway.of('log').length;
    bench.minutes(60);
    expect(bench.gateway.of('log')).toHaveLength(after);
    expect(bench.node.pending()).toBe(0);
  });

  it('lets an alert pass, and comes behind it', () => {
    const bench = installed();
    bench.gateway.acknowledges = () => false;
    ask(bench);
    bench.cover.turn(50, 2000);
    bench.minutes(1);
    const types = bench.gateway.received.map(({ type }) => type);
    expect(types.lastIndexOf(TYPE.log)).toBeLessThan(types.indexOf(TYPE.alert));
    bench.gateway.acknowledges = () => true;
    bench.minutes(12);
    expect(bench.node.pending()).toBe(0);
    expect(bench.gateway.received.map(({ type }) => type).lastIndexOf(TYPE.log)).toBeGreaterThan(
      types.indexOf(TYPE.alert),
    );
  });

  it('is not kept over a reset: it can be asked for again', () => {
    const bench = installed();
    bench.gateway.acknowledges = () => false;
    ask(bench);
    bench.reset();
    bench.gateway.received.length = 0;
    bench.gateway.acknowledges = () => true;
    bench.minutes(20);
    expect(bench.gateway.of('log')).toEqual([]);
  });
});

describe('unasked, the error log comes', () => {
  it.each([
    ['a crash, with where it was', CAUSE.crash, TROUBLE.crash, 4711],
    ['the watchdog', CAUSE.watchdog, TROUBLE.restart, CAUSE.watchdog],
    ['a brown-out', CAUSE.brownout, TROUBLE.restart, CAUSE.brownout],
  ])('after %s', (_, cause, what, detail) => {
    const bench = installed();
    bench.reset(cause, 4711);
    bench.run(20_000);
    expect(bench.gateway.of('log').map(({ message }) => message.errors)).toEqual([[2, 0, what, detail]]);
    expect(bench.gateway.of('hello')[0]?.message.cause).toBe(cause);
  });

  it.each([
    ['a power-up', CAUSE.power],
    ['its reset pin', CAUSE.pin],
    ['an order', CAUSE.software],
    ['nobody knows what', CAUSE.unknown],
  ])('but not after a start by %s', (_, cause) => {
    const bench = installed();
    bench.reset(cause);
    bench.minutes(20);
    expect(bench.gateway.of('log')).toEqual([]);
    expect(ask(bench)).toEqual([0, 0, 0, 0]);
  });

  it('when the modem answers again, and not while it does not', () => {
    const bench = installed();
    bench.gateway.trouble(TROUBLE.modemDead, 1);
    bench.minutes(1);
    expect(bench.gateway.of('log')).toEqual([]);
    bench.gateway.trouble(TROUBLE.modemBack, 1);
    bench.run(5000);
    expect(bench.gateway.of('log')).toHaveLength(1);
  });

  it('never from a node as shipped, whose modem fails or not', () => {
    const bench = createNodeBench();
    bench.start();
    bench.gateway.trouble(TROUBLE.modemDead, 1);
    bench.gateway.trouble(TROUBLE.modemBack, 1);
    bench.reset(CAUSE.watchdog);
    bench.minutes(60);
    expect(bench.node.mode()).toBe(MODE.shipping);
    expect(bench.gateway.received).toEqual([]);
  });
});

it('a trouble of a sensor, of the flash and of the queue each stands in the log', () => {
  const bench = createNodeBench({ hall: false });
  bench.install();
  bench.flash.broken = true;
  bench.cover.turn(50, 2000);
  bench.minutes(1);
  bench.flash.broken = false;
  bench.cover.alive = false;
  bench.minutes(3);
  bench.cover.alive = true;
  bench.reset();
  bench.gateway.acknowledges = () => false;
  bench.minutes(60);
  bench.gateway.acknowledges = () => true;
  const errors = ask(bench) ?? [];
  const found = Array.from({ length: errors.length / 4 }, (_, i) => errors.slice(i * 4 + 2, i * 4 + 4).join(' '));
  expect(found).toContain(`${TROUBLE.sensor} ${FLAG.motionFault}`);
  expect(found).toContain(`${TROUBLE.flash} 0`);
  expect(found).toContain(`${TROUBLE.dropped} ${TYPE.hello}`);
});

it('a modem that comes and goes fills the queue with no logs: the newest tells all', () => {
  const bench = installed();
  bench.gateway.acknowledges = () => false;
  bench.gateway.send({ type: 'config', configVersion: 5, settings: new Map() });
  for (let i = 1; i <= 20; i += 1) {
    bench.minutes(2);
    bench.gateway.trouble(TROUBLE.modemDead, i);
    bench.minutes(1);
    bench.gateway.trouble(TROUBLE.modemBack, 1);
  }
  bench.gateway.received.length = 0;
  bench.gateway.acknowledges = () => true;
  bench.minutes(15);
  expect(bench.gateway.of('report')[0]?.message.configVersion).toBe(5);
  expect(new Set(bench.gateway.of('log').map(({ message }) => message.seq)).size).toBe(1);
  expect(bench.gateway.of('log')[0]?.message.errors).toHaveLength(64);
  expect(bench.node.pending()).toBe(0);
});
