import { TROUBLE, TYPE } from '@lidwatch/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ModemBench, modemOnBench, startedOnBench } from './modemBench.ts';
import type { ModemKind } from './modemKinds.ts';

const MINUTE = 60_000;
/** line ends, prompts, quotes, commas and digits: whatever a dialect could take for its own */
const AWKWARD = Buffer.from('\r\n> OK\r\n+RCV=1,"2",:\x00\xff\r\n', 'latin1').toString('hex');

function sendsOf(kind: ModemKind, bench: ModemBench): number {
  return bench.commands.filter((command) => kind.sends.test(command)).length;
}

/** Puts a downlink where the module will hear it, and lets it arrive. */
function hear(kind: ModemKind, bench: ModemBench, hex: string): void {
  const frame = Buffer.from(hex, 'hex');
  expect(bench.module.hear(frame, frame.length)).toBe(true);
  if (kind.classA) bench.send('aa', TYPE.alert);
  bench.time.advance(kind.classA ? 5000 : 500);
}

/** What holds of every modem, whatever its dialect. */
export function modemContract(kind: ModemKind): void {
  describe(`a ${kind.name}`, () => {
    it('is not touched before there is something to do', () => {
      const { time, commands } = modemOnBench(kind);
      time.advance(MINUTE);
      expect(commands).toEqual([]);
    });

    it('sends its first frame, and needs no set-up for the second', () => {
      const bench = modemOnBench(kind);
      expect(bench.send(AWKWARD, TYPE.alert)).toBe(true);
      bench.time.advance(kind.cold);
      expect(bench.results).toEqual([true]);
      const setUp = bench.commands.length;
      bench.send('0304', TYPE.status);
      bench.time.advance(5000);
      expect(bench.results).toEqual([true, true]);
      expect(bench.air).toEqual([AWKWARD, '0304']);
      expect(bench.commands.length - setUp).toBeLessThanOrEqual(4);
    });

    it('takes one frame at a time, and none longer than the link carries', () => {
      const bench = modemOnBench(kind);
      const longest = bench.modem.maxFrame;
      expect(longest).toBeGreaterThanOrEqual(51);
      expect(bench.send('00'.repeat(longest + 1))).toBe(false);
      expect(bench.send('0d'.repeat(longest), TYPE.alert)).toBe(true);
      expect(bench.send('01')).toBe(false);
      bench.time.advance(kind.cold);
      expect(bench.results).toEqual([true]);
      expect(bench.air).toEqual(['0d'.repeat(longest)]);
    });

    it('sends frames of any bytes', () => {
      const bench = startedOnBench(kind);
      fc.assert(
        fc.property(fc.uint8Array({ minLength: 1, maxLength: 51 }), (data) => {
          bench.air.length = 0;
          const hex = Buffer.from(data).toString('hex');
          expect(bench.send(hex, TYPE.alert)).toBe(true);
          bench.time.advance(5000);
          expect(bench.air).toEqual([hex]);
        }),
        { numRuns: 60 },
      );
    });

    it('hands over frames of any bytes', () => {
      const bench = startedOnBench(kind);
      fc.assert(
        fc.property(fc.uint8Array({ minLength: 1, maxLength: 51 }), (data) => {
          bench.frames.length = 0;
          const hex = Buffer.from(data).toString('hex');
          hear(kind, bench, hex);
          expect(bench.frames).toEqual([hex]);
        }),
        { numRuns: 60 },
      );
    });

    it('hands over a frame that comes in between a command and its reply', () => {
      const bench = startedOnBench(kind);
      bench.module.airTime(400);
      if (kind.classA) {
        hear(kind, bench, AWKWARD);
      } else {
        bench.send('0102', TYPE.alert);
        // what the air brought stands on the line before the reply does
        const listening = modemOnBench(kind);
        listening.send('0102', TYPE.alert);
        listening.time.advance(kind.cold);
        const frame = Buffer.from(AWKWARD, 'hex');
        listening.module.hear(frame, frame.length);
        listening.send('0304', TYPE.alert);
        listening.time.advance(5000);
        expect(listening.frames).toEqual([AWKWARD]);
        expect(listening.results).toEqual([true, true]);
        bench.time.advance(5000);
      }
      expect(bench.results).toEqual([true]);
    });

    it('rests, and is awake again for the next frame whatever it loses in waking', () => {
      const bench = startedOnBench(kind);
      bench.modem.rest();
      bench.time.advance(kind.nap + 2000);
      expect(bench.module.asleep()).toBe(true);
      bench.send('0102', TYPE.alert);
      bench.time.advance(kind.cold);
      expect(bench.results).toEqual([true]);
      expect(bench.air).toEqual(['0102']);
    });

    it('sends first when it is told to rest while a frame is under way', () => {
      const bench = startedOnBench(kind);
      bench.module.airTime(1500);
      bench.send('0102', TYPE.alert);
      bench.time.advance(800);
      bench.modem.rest();
      bench.time.advance(kind.nap + 6000);
      expect(bench.results).toEqual([true]);
      expect(bench.air).toEqual(['0102']);
      expect(bench.module.asleep()).toBe(true);
    });

    it('tries again after an error, and sends the frame once', () => {
      for (const error of kind.errors) {
        const bench = startedOnBench(kind);
        let left = 1;
        bench.module.intercept((command) => (kind.sends.test(command) && left-- > 0 ? error : undefined));
        bench.send('0102', TYPE.alert);
        bench.time.advance(kind.limit);
        expect(bench.results, error).toEqual([true]);
        expect(bench.air, error).toEqual(['0102']);
        expect(sendsOf(kind, bench), error).toBe(2);
      }
    });

    it('hands a frame back once, within its limit, where the error stays', () => {
      const bench = startedOnBench(kind);
      bench.module.intercept((command) => (kind.sends.test(command) ? kind.errors[0] : undefined));
      bench.send('0102', TYPE.alert);
      bench.time.advance(kind.limit);
      expect(bench.results).toEqual([false]);
      expect(bench.air).toEqual([]);
      bench.module.intercept(null);
      bench.send('0304', TYPE.alert);
      bench.time.advance(kind.limit);
      expect(bench.results).toEqual([false, true]);
      // nothing is left of the frame that was handed back
      expect(bench.air).toEqual(['0304']);
    });

    it('does not wait for the end of errors that have none', () => {
      const bench = startedOnBench(kind);
      bench.module.intercept((command) => (kind.sends.test(command) ? '' : undefined));
      bench.send('0102', TYPE.alert);
      for (let i = 0; i < 100; i += 1) {
        bench.module.say(kind.errors[0] ?? '');
        bench.time.advance(50);
      }
      expect(sendsOf(kind, bench)).toBeGreaterThan(1);
    });

    it('goes on while its module talks of other things', () => {
      for (const word of kind.chatter) {
        const bench = startedOnBench(kind);
        bench.module.say(word);
        bench.time.advance(1000);
        expect(bench.commands, word).toEqual([]);
        bench.send('0102', TYPE.alert);
        bench.module.say(word);
        bench.time.advance(1);
        bench.module.say(word);
        bench.time.advance(5000);
        expect(bench.results, word).toEqual([true]);
        expect(bench.air, word).toEqual(['0102']);
      }
    });

    it('reads on behind garbage in front of a reply, and behind a line that never ends', () => {
      const bench = startedOnBench(kind);
      for (const garbage of ['\xff\x00?', 'x'.repeat(3000), '+RCV=1,200,', '\r\n+QIURC: "recv",0,900\r\n']) {
        bench.results.length = 0;
        bench.module.say(garbage);
        bench.send('0102', TYPE.alert);
        bench.time.advance(8000);
        expect(bench.results, garbage.substring(0, 20)).toEqual([true]);
      }
    });

    it('is brought back in the middle of a frame by a brown-out', () => {
      const bench = startedOnBench(kind);
      bench.module.airTime(2500);
      bench.send('0102', TYPE.alert);
      bench.time.advance(700);
      bench.module.restart();
      bench.module.airTime(60);
      bench.time.advance(kind.cold + 5000);
      expect(bench.results).toEqual([true]);
      if (!kind.queues) expect(bench.air).toContain('0102');
      bench.send('0304', TYPE.alert);
      bench.time.advance(kind.limit);
      expect(bench.air).toContain('0304');
    });

    it('is set up again after a brown-out that nobody asked for', () => {
      const bench = startedOnBench(kind);
      bench.module.restart();
      bench.time.advance(kind.cold);
      bench.send('0102', TYPE.alert);
      bench.time.advance(kind.cold);
      expect(bench.results).toEqual([true]);
      expect(bench.air).toEqual(['0102']);
    });

    it('is brought back when its banner is lost, by what it no longer does', () => {
      const bench = startedOnBench(kind);
      bench.module.dead(true);
      bench.module.restart();
      bench.time.advance(9000);
      bench.module.dead(false);
      bench.send('0102', TYPE.alert);
      bench.time.advance(kind.limit);
      if (kind.name.indexOf('LoRaWAN') >= 0) bench.time.advance(kind.limit);
      expect(bench.results).toEqual([true]);
      expect(bench.air).toEqual(['0102']);
    });

    it('hands frames back while its module is silent, and sends the first after it', () => {
      const bench = startedOnBench(kind);
      bench.module.dead(true);
      bench.send('01', TYPE.alert);
      bench.time.advance(kind.limit);
      expect(bench.results).toEqual([false]);
      bench.module.dead(false);
      bench.time.advance(2 * MINUTE);
      bench.send('02', TYPE.alert);
      bench.time.advance(kind.limit);
      expect(bench.results).toEqual([false, true]);
      expect(bench.air).toEqual(['02']);
    });

    it('is power-cycled where it stays dead, and reported once it lives again', () => {
      const bench = startedOnBench(kind);
      bench.module.dead(true, true);
      for (let minute = 0; minute < 5 && !bench.results.includes(true); minute += 1) {
        bench.send('0102', TYPE.alert);
        bench.time.advance(MINUTE);
      }
      expect(bench.results.at(-1)).toBe(true);
      expect(bench.pulses.slice(0, 2)).toEqual([false, true]);
      const told = bench.troubles.map((one) => one.trouble);
      // a module that is off when it rests is pulsed as a matter of course
      if (!kind.key || told.length > 0) expect(told).toEqual([TROUBLE.modemDead, TROUBLE.modemBack]);
    });

    it('is power-cycled in pauses that grow, reported dead once, and back with the minutes', () => {
      const bench = startedOnBench(kind);
      bench.module.dead(true);
      const start = bench.time.now();
      const lows: number[] = [];
      let seen = 0;
      for (let second = 0; second < 7200; second += 1) {
        // a node asks every ten minutes, as its core does for an alert
        if (second % 600 === 0) bench.send('0102', TYPE.alert);
        bench.time.advance(1000);
        if (bench.pulses.length > seen) lows.push(second);
        seen = bench.pulses.length;
      }
      expect(bench.troubles.map((one) => one.trouble)).toEqual([TROUBLE.modemDead]);
      expect(bench.troubles[0]?.detail).toBeGreaterThanOrEqual(2);
      expect((bench.troubles[0]?.at ?? 0) - start).toBeLessThan(11 * MINUTE);
      expect(lows.length).toBeGreaterThan(5);
      expect(lows.length).toBeLessThan(60);
      bench.module.dead(false);
      for (let i = 0; i < 3; i += 1) {
        bench.send('0102', TYPE.alert);
        bench.time.advance(MINUTE);
      }
      const back = bench.troubles[1];
      expect(back?.trouble).toBe(TROUBLE.modemBack);
      expect(back?.detail).toBeGreaterThan(100);
      expect(back?.detail).toBeLessThan(125);
      expect(bench.troubles).toHaveLength(2);
      expect(bench.results.at(-1)).toBe(true);
    });

    it('leaves its reset pin high', () => {
      const bench = startedOnBench(kind);
      bench.module.dead(true);
      bench.send('01', TYPE.alert);
      for (let i = 0; i < 40; i += 1) {
        bench.time.advance(1000);
        // noise that looks like a start must not leave the module held in reset
        bench.module.say(kind.banner);
      }
      bench.time.advance(20 * MINUTE);
      expect(bench.pulses.length % 2).toBe(0);
      expect(bench.pulses.at(-1) ?? true).toBe(true);
    });

    it('knows what a frame costs, and what it may send', () => {
      const { modem } = modemOnBench(kind);
      expect(modem.cost(51)).toBeGreaterThanOrEqual(modem.cost(20));
      expect(modem.cost(20)).toBeGreaterThan(10_000);
      expect(modem.airTime(51) > 0).toBe(modem.dutyCycle > 0);
      expect(modem.coverage()).toBeGreaterThanOrEqual(0);
      expect(modem.coverage()).toBeLessThanOrEqual(2);
    });
  });
}
