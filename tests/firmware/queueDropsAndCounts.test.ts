import { TRACE } from '@lidwatch/firmware';
import { ACTION, KEY, TRIGGER, TYPE } from '@lidwatch/protocol';
import { array, assert as check, constantFrom, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addEntry, createEntry, type Entry, QUEUE_LENGTH } from '../../firmware/src/core/store/queue.ts';
import { createNodeBench } from '../support/nodeBench.ts';

/** 0: housekeeping, 1: recovery and fault, 2: alarms */
function worth([type, code]: readonly [number, number]): number {
  if (type !== TYPE.alert) return 0;
  return code === TRIGGER.recovered || code === TRIGGER.fault ? 1 : 2;
}

const kinds = constantFrom<[number, number]>(
  [TYPE.alert, TRIGGER.tilt],
  [TYPE.alert, TRIGGER.water],
  [TYPE.alert, TRIGGER.recovered],
  [TYPE.alert, TRIGGER.fault],
  [TYPE.report, 0],
  [TYPE.maintenance, ACTION.begin],
  [TYPE.hello, 1],
);

describe('a queue that overflows', () => {
  it('keeps order and bound, counts every drop, and never drops what is worth more than what it keeps', () => {
    check(
      property(array(tuple(kinds), { maxLength: 40, size: 'max' }), (added) => {
        const queue: Entry[] = [];
        let dropped = 0;
        let model: { at: number; kind: readonly [number, number] }[] = [];
        added.forEach(([kind], at) => {
          const entry = createEntry(kind[0], at);
          if (kind[0] === TYPE.alert) entry.values[KEY.trigger] = kind[1];
          if (addEntry(queue, entry) !== null) dropped += 1;
          model.push({ at, kind });
          if (model.length > QUEUE_LENGTH) {
            const least = Math.min(...model.map((one) => worth(one.kind)));
            const victim = model.find((one) => worth(one.kind) === least);
            model = model.filter((one) => one !== victim);
          }
        });
        expect(queue.map((one) => one.at)).toEqual(model.map((one) => one.at));
        expect(dropped).toBe(Math.max(0, added.length - QUEUE_LENGTH));
      }),
      { numRuns: 500 },
    );
  });

  it('on a node out of reach keeps the alarms, and the next status says how many reports went', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.gateway.acknowledges = () => false;
    for (let i = 0; i < 6; i += 1) {
      bench.cover.turn(40, 1500);
      bench.minutes(1);
      bench.cover.turn(0, 1500);
      bench.minutes(1);
    }
    expect(bench.node.pending()).toBe(QUEUE_LENGTH);
    const drops = bench.traces.filter((one) => one.code === TRACE.dropped);
    expect(drops).toHaveLength(12 - QUEUE_LENGTH);
    bench.gateway.acknowledges = () => true;
    bench.gateway.received.length = 0;
    bench.minutes(30);
    expect(bench.node.pending()).toBe(0);
    const kept = bench.gateway.of('alert').map((one) => one.message.trigger);
    expect(kept.filter((one) => one === TRIGGER.lift)).toHaveLength(6);
    bench.minutes(12 * 60);
    expect(bench.gateway.of('status').at(-1)?.message.dropped).toBe(12 - QUEUE_LENGTH);
  });
});
