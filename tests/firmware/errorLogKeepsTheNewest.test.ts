import { TROUBLE } from '@lidwatch/protocol';
import { array, assert as check, constant, integer, oneof, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVirtualTime } from '../../firmware/conformance/parts/virtualTime.ts';
import { createTimerGroup } from '../../firmware/src/core/common/timer.ts';
import { createErrorLog } from '../../firmware/src/core/store/errorLog.ts';
import { createMemoryFlash } from '../support/node/memoryFlash.ts';
import { createNodeBench } from '../support/nodeBench.ts';

const ENTRIES = 16;
const PAUSE = 60_000;

type Entry = readonly [number, number, number, number];

const word = integer({ min: 0, max: 65_535 });
const step = oneof(
  record({ what: constant('note' as const), numbers: array(word, { minLength: 4, maxLength: 4 }) }),
  record({ what: constant('wait' as const), ms: integer({ min: 0, max: 90_000 }) }),
  record({ what: constant('reset' as const) }),
);

describe('the error log', () => {
  it('holds the last sixteen troubles, newest first; a reset forgets at most what the last minute brought', () => {
    check(
      property(array(step, { maxLength: 80, size: 'max' }), (steps) => {
        const time = createVirtualTime();
        const flash = createMemoryFlash();
        let timers = createTimerGroup(time);
        let log = createErrorLog(flash, timers);
        /** newest first, with the time of each */
        let noted: { at: number; entry: Entry }[] = [];
        log.load();
        for (const one of steps) {
          if (one.what === 'wait') {
            time.advance(one.ms);
          } else if (one.what === 'note') {
            const entry = one.numbers as unknown as Entry;
            log.note(entry);
            noted = [{ at: time.now(), entry }, ...noted].slice(0, ENTRIES);
          } else {
            timers.stop();
            timers = createTimerGroup(time);
            log = createErrorLog(flash, timers);
            log.load();
            const kept = Array.from(log.numbers()).slice(0, log.length());
            // what came last may be lost, and then all that is as new
            const lost = noted.findIndex((_, i) => {
              const rest = noted.slice(i).flatMap(({ entry }) => entry);
              return kept.slice(0, rest.length).join() === rest.join();
            });
            expect(lost >= 0 || noted.every(({ at }) => time.now() - at < PAUSE)).toBe(true);
            const gone = lost < 0 ? noted : noted.slice(0, lost);
            for (const { at } of gone) expect(time.now() - at).toBeLessThan(PAUSE);
            noted = [];
            for (let i = 0; i < kept.length; i += 4) {
              noted.push({ at: -PAUSE, entry: kept.slice(i, i + 4) as unknown as Entry });
            }
          }
          expect(Array.from(log.numbers()).slice(0, log.length())).toEqual(noted.flatMap(({ entry }) => entry));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says of each trouble in which start, at which minute of it, what, and a detail', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.reset();
    bench.minutes(7);
    bench.gateway.trouble(TROUBLE.modemDead, 3);
    bench.minutes(5);
    bench.gateway.trouble(TROUBLE.modemBack, 5);
    bench.run(10_000);
    expect(bench.gateway.of('log')[0]?.message.errors).toEqual([
      ...[2, 12, TROUBLE.modemBack, 5],
      ...[2, 7, TROUBLE.modemDead, 3],
    ]);
  });

  it('names the start in which the self-test failed', () => {
    const bench = createNodeBench({ hall: false });
    bench.install();
    bench.failedAxes = 5;
    bench.reset();
    bench.run(10_000);
    bench.gateway.trouble(TROUBLE.modemBack, 0);
    bench.run(10_000);
    expect(bench.gateway.of('log')[0]?.message.errors.slice(4)).toEqual([2, 0, TROUBLE.selfTest, 5]);
  });
});
