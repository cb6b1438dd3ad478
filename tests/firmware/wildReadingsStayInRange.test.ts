import { NO_READING } from '@lidwatch/firmware';
import { SETTING } from '@lidwatch/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intIn } from '../support/arbitraries.ts';
import { createNodeBench } from '../support/nodeBench.ts';

/** Integers as a confused sensor gives them. */
const wild = fc.oneof(intIn(-70000, 70000), fc.integer(), fc.constantFrom(NO_READING, 0, -1, 65535, 2147483647));

describe('whatever the parts read', () => {
  it('a node makes frames that a gateway accepts: the bench throws for any other', () => {
    fc.assert(
      fc.property(wild, wild, wild, fc.nat({ max: 20000 }), (battery, temperature, water, peak) => {
        const bench = createNodeBench({ float: true });
        bench.install();
        bench.battery = battery;
        bench.temperature = temperature;
        bench.water = water;
        bench.cover.drive(3, peak, 40, 100, 300);
        bench.float.set(true);
        bench.minutes(2);
        bench.cover.turn(120, 1500);
        bench.gateway.send({ type: 'config', configVersion: 65535, settings: new Map([[SETTING.heartbeat, 1]]) });
        bench.minutes(10);
        bench.gateway.send({ type: 'config', configVersion: 3, settings: new Map([[255, -1]]) });
        bench.gateway.send({ type: 'maintenance', action: 4 });
        bench.minutes(10);
        const types = new Set(bench.gateway.received.map((one) => one.message.type));
        expect([...types].sort()).toEqual(['alert', 'log', 'report', 'status']);
      }),
      { numRuns: 60 },
    );
  });
});
