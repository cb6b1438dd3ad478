import { annotate } from '../../firmware/conformance/annotate.ts';
import { KEY_HEX, recordOf } from '../../firmware/conformance/record.ts';
import type { Rig } from '../../firmware/conformance/rigs/rig.ts';
import { createWorld } from '../../firmware/conformance/world.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** Gravity across and along the axis of a cover that lies flat, and of one that was lifted by 60 degrees. */
const FLAT = [0, 1000] as const;
const LIFTED = [866, 500] as const;

/** A board in its world, and everything that was said: on the console, and on the air in words. */
export function boardOnBench(rig: Rig, fitted?: string) {
  const lines: string[] = [];
  const world = createWorld(rig, (line) => lines.push(line));
  if (fitted) world.bench.provision(recordOf(rig.radio, fitted));
  world.motion.move(0, 0, 1000);

  /** Frames of one direction, as words. */
  function frames(direction: 'up' | 'down'): string[] {
    const ofAir = lines.filter((line) => /^\d+ (?:up|down|missed) /.test(line));
    return annotate(ofAir, KEY_HEX)
      .map((line) => line.replace(/^ +[\d.]+ s +/, '').replace(/ +/g, ' '))
      .filter((line) => line.startsWith(`${direction} `));
  }

  return {
    world,
    frames,
    /** what the console showed */
    console: () => lines.filter((line) => !/^\d+ (?:up|down|missed) /.test(line)),
    /** Starts it beside its magnet: armed, its zero known, its hello acknowledged. */
    install() {
      world.powerOn();
      world.time.advance(5 * SECOND);
      world.magnet(true);
      world.time.advance(2 * MINUTE);
    },
    restart(off = SECOND) {
      world.powerOff();
      world.time.advance(off);
      world.powerOn();
    },
    lift() {
      world.magnet(false);
      world.motion.move(LIFTED[0], 0, LIFTED[1]);
    },
    putBack() {
      world.motion.move(FLAT[0], 0, FLAT[1]);
      world.magnet(true);
    },
  };
}

export type BoardBench = ReturnType<typeof boardOnBench>;
