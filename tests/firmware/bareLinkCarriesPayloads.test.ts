import { MODE } from '@lidwatch/firmware';
import { ACTION, MIN_LINK, RESULT, SETTING, TYPE } from '@lidwatch/protocol';
import { decodeMessage } from '@lidwatch/protocol/gateway';
import { describe, expect, it } from 'vitest';
import { createNodeBench, type NodeBench } from '../support/nodeBench.ts';

function installed(): NodeBench {
  const bench = createNodeBench({ hall: false, bare: true });
  bench.start();
  bench.run(60_000);
  return bench;
}

describe('on a link that authenticates and counts by itself, a node', () => {
  it('sends payloads as they are, each with its type for the port that it goes to', () => {
    const bench = installed();
    bench.gateway.send({ type: 'config', configVersion: 3, settings: new Map([[SETTING.heartbeat, 10]]) });
    bench.run(5000);
    bench.gateway.send({ type: 'maintenance', action: ACTION.log });
    bench.minutes(30);
    bench.cover.turn(50, 2000);
    bench.run(20_000);
    bench.gateway.send({ type: 'maintenance', action: ACTION.begin, minutes: 5 });
    bench.minutes(10);
    const seen = new Set<number>();
    for (const { frame, type } of bench.gateway.received) {
      const decoded = decodeMessage(frame);
      expect(decoded.ok && TYPE[decoded.message.type]).toBe(type);
      seen.add(type);
    }
    expect([...seen].sort()).toEqual([TYPE.status, TYPE.alert, TYPE.hello, TYPE.report, TYPE.maintenance, TYPE.log]);
  });

  it('uses all the room that a frame has: no header and no tag take any', () => {
    const bench = installed();
    bench.gateway.maxFrame = MIN_LINK;
    for (let i = 1; i <= 16; i += 1) bench.gateway.trouble(2, 1000 + i);
    bench.gateway.send({ type: 'maintenance', action: ACTION.log });
    bench.run(5000);
    const log = bench.gateway.of('log')[0];
    expect(log?.length).toBeLessThanOrEqual(MIN_LINK);
    // an entry takes six bytes
    expect(log?.length).toBeGreaterThan(MIN_LINK - 7);
  });

  it('repeats an alert under one seq until a bare acknowledgement takes it', () => {
    const bench = installed();
    bench.gateway.received.length = 0;
    bench.gateway.acknowledges = () => false;
    bench.cover.turn(50, 2000);
    bench.minutes(2);
    const tries = bench.gateway.of('alert');
    expect(tries.length).toBeGreaterThan(3);
    expect(new Set(tries.map(({ message }) => message.seq)).size).toBe(1);
    expect(bench.node.pending()).toBe(1);
    bench.gateway.acknowledges = () => true;
    bench.minutes(12);
    expect(bench.node.pending()).toBe(0);
    const { length } = bench.gateway.of('alert');
    bench.minutes(30);
    expect(bench.gateway.of('alert')).toHaveLength(length);
  });

  it('keeps the seq of an alert over a reset, and gives it to nothing else', () => {
    const bench = installed();
    bench.gateway.acknowledges = () => false;
    bench.cover.turn(50, 2000);
    bench.run(20_000);
    const before = bench.gateway.of('alert').at(-1)?.message.seq;
    bench.reset();
    bench.gateway.received.length = 0;
    bench.run(30_000);
    expect(bench.gateway.of('alert')[0]?.message.seq).toBe(before);
    const others = bench.gateway.received.filter(({ type }) => type !== TYPE.alert);
    expect(others.length).toBeGreaterThan(0);
    for (const { message } of others) expect('seq' in message && message.seq).not.toBe(before);
  });

  it('obeys what comes, though no downlink ever had a counter, before and after a reset', () => {
    const bench = installed();
    bench.gateway.send({ type: 'config', configVersion: 3, settings: new Map([[SETTING.heartbeat, 10]]) });
    bench.run(5000);
    bench.reset();
    bench.run(10_000);
    bench.gateway.send({ type: 'maintenance', action: ACTION.begin, minutes: 30 });
    bench.run(5000);
    expect(bench.gateway.of('report')[0]?.message).toMatchObject({ result: RESULT.applied, heartbeat: 10 });
    expect(bench.node.mode()).toBe(MODE.maintenance);
  });

  it('ignores what is no message, and what would be one on a sealed link', () => {
    const bench = installed();
    const sealed = createNodeBench({ hall: false });
    sealed.install();
    const frame = sealed.gateway.send({ type: 'maintenance', action: ACTION.begin });
    for (const bytes of [frame, new Uint8Array(0), Uint8Array.of(0xa1), new Uint8Array(300).fill(0xa0)]) {
      bench.gateway.transmit(bytes);
    }
    bench.run(5000);
    expect(bench.node.mode()).toBe(MODE.armed);
    expect(bench.gateway.of('maintenance')).toEqual([]);
  });
});
