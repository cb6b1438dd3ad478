import { MODE, TRACE } from '@lidwatch/firmware';
import { ACTION, CAUSE } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench, type NodeBench } from '../support/nodeBench.ts';

function installed(): NodeBench {
  const bench = createNodeBench({ hall: false });
  bench.install();
  return bench;
}

describe('the order to start anew', () => {
  it('is obeyed once, a second later, and shows in the hello', () => {
    const bench = installed();
    bench.gateway.send({ type: 'maintenance', action: ACTION.reboot });
    bench.run(900);
    expect(bench.reboots).toBe(0);
    bench.minutes(10);
    expect(bench.reboots).toBe(1);
    const hellos = bench.gateway.of('hello');
    expect(hellos.map(({ message }) => message.cause)).toEqual([CAUSE.software]);
  });

  it.each([
    ['16 bits', false],
    ['all 32 bits', true],
  ])('is not obeyed again when it is recorded and replayed, with %s of its counter', (_, full) => {
    const bench = installed();
    const frame = bench.gateway.send({ type: 'maintenance', action: ACTION.reboot }, full);
    for (let i = 0; i < 5; i += 1) {
      bench.run(400);
      bench.gateway.transmit(frame);
    }
    bench.run(60_000);
    bench.gateway.transmit(frame);
    bench.run(60_000);
    expect(bench.reboots).toBe(1);
  });

  it('loses no alert that waits', () => {
    const bench = installed();
    bench.gateway.acknowledges = () => false;
    bench.cover.turn(50, 2000);
    bench.run(20_000);
    const seq = bench.gateway.of('alert')[0]?.message.seq;
    bench.gateway.send({ type: 'maintenance', action: ACTION.reboot });
    bench.run(5000);
    bench.gateway.received.length = 0;
    bench.gateway.acknowledges = () => true;
    bench.minutes(1);
    expect(bench.gateway.of('alert')[0]?.message.seq).toBe(seq);
    expect(bench.node.pending()).toBe(0);
  });

  it('leaves the node in maintenance where it was', () => {
    const bench = installed();
    bench.gateway.send({ type: 'maintenance', action: ACTION.begin, minutes: 60 });
    bench.run(5000);
    bench.gateway.send({ type: 'maintenance', action: ACTION.reboot });
    bench.run(5000);
    expect(bench.reboots).toBe(1);
    expect(bench.node.mode()).toBe(MODE.maintenance);
  });
});

describe('an order that nobody knows', () => {
  it('does nothing, says nothing, and is no excuse for the next one to fail', () => {
    const bench = installed();
    bench.gateway.received.length = 0;
    for (const action of [0, 7, 99, 255]) {
      bench.gateway.send({ type: 'maintenance', action });
      bench.run(5000);
    }
    expect(bench.gateway.received).toEqual([]);
    expect([bench.node.mode(), bench.reboots]).toEqual([MODE.armed, 0]);
    bench.gateway.send({ type: 'maintenance', action: ACTION.cell });
    bench.run(5000);
    expect(bench.gateway.of('maintenance')).toHaveLength(1);
  });

  it('is not tried again either: its counter is spent, over a reset too', () => {
    const bench = installed();
    bench.gateway.send({ type: 'maintenance', action: ACTION.begin, minutes: 60 });
    const unknown = bench.gateway.send({ type: 'maintenance', action: 99 });
    bench.run(5000);
    bench.reset();
    bench.run(5000);
    bench.traces.length = 0;
    bench.gateway.transmit(unknown);
    expect(bench.traces.filter(({ code }) => code === TRACE.downlink)).toEqual([]);
    expect(bench.traces.filter(({ code }) => code === TRACE.refused)).toHaveLength(1);
  });
});

describe('every order', () => {
  it.each(Object.entries(ACTION))('%s is obeyed once, however often it is replayed', (_, action) => {
    const bench = installed();
    bench.gateway.send({ type: 'maintenance', action: ACTION.begin, minutes: 60 });
    bench.run(5000);
    const frame = bench.gateway.send({ type: 'maintenance', action, minutes: 30 });
    bench.run(20_000);
    bench.reset();
    bench.run(20_000);
    const answers = bench.gateway.of('maintenance').length + bench.gateway.of('log').length;
    const { reboots } = bench;
    for (let i = 0; i < 3; i += 1) {
      bench.gateway.transmit(frame);
      bench.run(20_000);
    }
    expect(bench.gateway.of('maintenance').length + bench.gateway.of('log').length).toBe(answers);
    expect(bench.reboots).toBe(reboots);
  });
});
