import { ACTION, FLAG } from '@lidwatch/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { recordOf } from '../../firmware/conformance/record.ts';
import type { Rig } from '../../firmware/conformance/rigs/rig.ts';
import { type BoardBench, boardOnBench, HOUR, MINUTE, SECOND } from './boardBench.ts';

/** What every board does with every modem that it can have. */
export function boardContract(rig: Rig): void {
  let bench: BoardBench;

  function board(fitted?: string): BoardBench {
    bench = boardOnBench(rig, fitted);
    return bench;
  }

  // whatever a test did, nothing that the program threw may have reached the engine
  afterEach(() => expect(bench.console().filter((line) => line.startsWith('Uncaught'))).toEqual([]));

  describe('without a provisioning record that is whole', () => {
    it.each([
      ['none', undefined],
      ['an empty one', '{}'],
      ['no JSON', 'lidwatch'],
      ['one with another key than was signed', recordOf(rig.radio).replace('4c69', '4c68')],
      ['half of one', recordOf(rig.radio).slice(0, 60)],
    ])('says so on the console and touches nothing: %s', (_what, record) => {
      const { world, console } = board();
      world.bench.provision(record);
      world.powerOn();
      world.time.advance(HOUR);
      expect(world.node()).toBeNull();
      expect(console()).toEqual([expect.stringContaining('provisioning record')]);
      expect(console().join()).not.toContain('4c69');
      expect(world.bench.vitals.timers()).toBe(0);
      expect(world.bench.vitals.watchdog()).toBe(0);
      expect(world.bench.writes()).toBe(0);
    });
  });

  describe('as it leaves the bench', () => {
    it('sends nothing before it sees its magnet, and is armed by it', () => {
      const { world, frames } = board();
      world.powerOn();
      world.time.advance(2 * HOUR);
      expect(frames('up')).toEqual([]);
      world.magnet(true);
      world.time.advance(2 * MINUTE);
      expect(frames('up').join('\n')).toMatch(new RegExp(`up hello .*board ${rig.board}`));
      expect(world.node()?.mode()).toBe(1);
    });

    it('is armed by its first start where no hall switch is fitted', () => {
      const { world, frames } = board('"water":"none","hall":false,"float":false');
      world.powerOn();
      world.time.advance(2 * MINUTE);
      expect(frames('up').join('\n')).toMatch(/up hello /);
    });
  });

  describe('under its cover', () => {
    it('tells of a lift, and is content with the acknowledgement', () => {
      const { world, frames, install, lift } = board();
      install();
      lift();
      world.time.advance(MINUTE);
      const alerts = frames('up').filter((line) => / alert .*trigger (?:hall|lift|tilt)/.test(line));
      expect(alerts).toHaveLength(1);
      expect(world.node()?.pending()).toBe(0);
      expect(world.gateway.counts.refused).toBe(0);
    });

    it('tells of the water, by the ultrasonic sensor', () => {
      const { world, frames, install } = board();
      world.water(2000);
      install();
      world.water(1500);
      world.time.advance(3 * MINUTE);
      expect(frames('up').join('\n')).toMatch(/ alert .*waterSeries \[(?:500,?)+\], trigger water/);
    });

    // a board has a probe only where its ABOUT says so; the others are not asked
    const probe = rig.board === 'rak5010' ? it : () => undefined;
    probe('measures the level with a probe in the water', () => {
      const { world, frames, install } = board('"water":"analog","hall":true,"float":false');
      world.water(4000);
      install();
      expect(frames('up').join('\n')).toMatch(/water(?:Series \[| )(?:99\d|100\d)/);
    });

    it('tells of the float', () => {
      const { world, frames, install } = board('"water":"none","hall":true,"float":true');
      install();
      world.float(true);
      world.time.advance(2 * MINUTE);
      expect(frames('up').join('\n')).toMatch(/ alert .*trigger float/);
    });

    // a simulated board has none that could fail
    // that of the simulated board cannot fail
    const failing = rig.board === 'sim' ? () => undefined : it;
    failing('goes on without its accelerometer, says so, and takes it back', () => {
      const { world, frames, install, lift } = board();
      install();
      world.motion.present(false);
      world.time.advance(3 * MINUTE);
      expect(frames('up').join('\n')).toMatch(/ alert .*motionFault.*trigger fault/);
      lift();
      world.time.advance(MINUTE);
      expect(frames('up').join('\n')).toMatch(/ alert .*trigger hall/);
      world.motion.present(true);
      world.time.advance(3 * MINUTE);
      expect(world.node()?.flags()).toBe(FLAG.alarm | FLAG.hallOpen);
    });

    it('sends an alert again after a power cut, with a frame counter that was never used', () => {
      const { world, frames, install, lift, restart } = board();
      install();
      world.gateway.replayInsteadOfAcks(100);
      lift();
      world.time.advance(40 * SECOND);
      world.gateway.replayInsteadOfAcks(0);
      restart();
      world.time.advance(3 * MINUTE);
      const alerts = frames('up').filter((line) => / alert .*trigger (?:hall|lift|tilt)/.test(line));
      expect(alerts.length).toBeGreaterThan(1);
      expect(new Set(alerts.map((line) => /seq (\d+)/.exec(line)?.[1])).size).toBe(1);
      expect(world.node()?.pending()).toBe(0);
      expect(world.gateway.counts.refused).toBe(0);
    });

    it('alerts though its flash takes nothing any more', () => {
      const { world, frames, install, lift } = board();
      install();
      world.flashFull(true);
      lift();
      world.time.advance(MINUTE);
      expect(frames('up').join('\n')).toMatch(/ alert .*trigger (?:hall|lift|tilt)/);
    });

    it('delivers what waited while its modem was dead', () => {
      const { world, frames, install, lift } = board();
      install();
      world.bench.module.dead(true);
      lift();
      world.time.advance(20 * MINUTE);
      expect(frames('up').join('\n')).not.toMatch(/trigger hall/);
      world.bench.module.dead(false);
      world.time.advance(30 * MINUTE);
      expect(frames('up').join('\n')).toMatch(/ alert .*trigger (?:hall|lift|tilt)/);
      expect(world.node()?.pending()).toBe(0);
    });
  });

  describe('for years', () => {
    it('kicks its watchdog in time, hour after hour', () => {
      const { world, install } = board();
      install();
      for (let passed = 0; passed < 30 * HOUR; passed += MINUTE) {
        world.time.advance(MINUTE);
        const { unkicked, watchdog } = world.bench.vitals;
        if (unkicked() >= 0) expect(unkicked()).toBeLessThan(watchdog());
      }
    });

    it('lets its module sleep, and its serial port rest, between frames', () => {
      const { world, install } = board();
      install();
      world.time.advance(10 * MINUTE);
      if (rig.modem !== 'udp') expect(world.bench.module.asleep()).toBe(true);
      expect(world.bench.vitals.portsOn()).toBe(0);
    });

    it('restarts when it is told to, and says why it started', () => {
      const { world, frames, install, restart } = board();
      install();
      world.gateway.order(ACTION.reboot);
      restart();
      world.time.advance(2 * MINUTE);
      if (rig.bare) {
        // a LoRaWAN network keeps the order until the next uplink
        restart();
        world.time.advance(2 * MINUTE);
      }
      expect(world.bench.vitals.reboots()).toBe(1);
      restart();
      world.time.advance(2 * MINUTE);
      expect(
        frames('up')
          .filter((line) => / hello /.test(line))
          .at(-1),
      ).toContain('cause software');
    });

    it('restarts after a crash, says so in its next hello, and only there', () => {
      const { world, frames, install, restart } = board();
      install();
      world.bench.vitals.fault(() => {
        throw new Error('on purpose');
      });
      world.time.advance(MINUTE);
      expect(world.bench.vitals.reboots()).toBe(1);
      const heard = frames('up').length;
      restart();
      world.time.advance(20 * MINUTE);
      expect(frames('up').slice(heard).join('\n')).toMatch(/ hello .*cause crash/);
      expect(frames('up').slice(heard).join('\n')).toMatch(/ log /);
      restart();
      world.time.advance(2 * MINUTE);
      expect(
        frames('up')
          .filter((line) => / hello /.test(line))
          .at(-1),
      ).not.toContain('cause crash');
    });

    it('leaves no timer behind when it is stopped', () => {
      const { world, install, lift } = board();
      install();
      lift();
      world.time.advance(3 * SECOND);
      world.node()?.stop();
      world.time.advance(3 * HOUR);
      expect(world.bench.vitals.timers()).toBe(world.bench.vitals.pollers);
    });
  });
}
