import { CAUSE, type Ccm } from '@lidwatch/protocol';
import type { Hal } from '../core/hal.ts';
import { createNode, type Node } from '../core/node.ts';
import type { NodeEvents } from '../core/trace.ts';
import { keyBytes, PROVISION, type Provision, readProvision } from './provision.ts';
import { FIRMWARE } from './version.ts';

/** What an engine gives to a node whatever is soldered to it. */
export interface Platform extends Pick<Hal, 'clock' | 'timers' | 'flash' | 'random' | 'alive' | 'reboot'> {
  /** why the processor started, as far as its hardware tells: a value of CAUSE */
  readonly cause: number;
  log(text: string): void;
  /** Calls `tell` for what nothing in the program caught. `column`: where in the script, 0..65534; 0 where unknown. */
  onCrash(tell: (column: number) => void): void;
  /** Called once a node is about to start, never for a processor that waits for its provisioning record. */
  guard(): void;
}

/** What is soldered to the processor. */
export type Parts = Pick<
  Hal,
  'accelerometer' | 'modem' | 'water' | 'hall' | 'float' | 'battery' | 'temperature' | 'figures'
>;

/**
 * Name of the record that tells the next start why this one ended: two bytes, the column of a crash or WANTED. One
 * byte alone: it has been told. Written at a crash and at a restart that was asked for, never otherwise.
 */
const RESTART = 'restart';
const WANTED = 65535;
/** ms to the restart behind a crash so soon after the start that it may come again and again, and wear the flash out */
const CALM = 60000;
/** ms from configuring the parts to their first data, with room */
const SETTLE = 100;

/** The board's name and how it seals its frames. */
export interface Board {
  readonly name: string;
  createCipher(key: Uint8Array): Ccm;
}

/**
 * Starts the node that the provisioning record describes. Null, with the reason on the console, where there is no
 * usable record: no part has been touched then.
 */
export function launch<Radio>(
  platform: Platform,
  board: Board,
  assemble: (provision: Provision<Radio>) => Parts,
  events?: NodeEvents,
): Node | null {
  const { clock, timers, flash } = platform;
  const record = flash.read(PROVISION);
  const provision = readProvision<Radio>(record);
  if (!provision) {
    platform.log(record ? 'lidwatch: damaged provisioning record' : 'lidwatch: not provisioned');
    return null;
  }
  let calm = CALM;

  function mark(why: number): void {
    flash.write(RESTART, new Uint8Array([why >> 8, why]));
  }

  const last = flash.read(RESTART);
  let cause = platform.cause;
  let crash = 0;
  if (last && last.length > 1) {
    crash = ((last[0] as number) << 8) | (last[1] as number);
    cause = CAUSE.crash;
    flash.write(RESTART, new Uint8Array(1));
  }
  if (crash === WANTED) {
    crash = 0;
    cause = CAUSE.software;
  }

  platform.guard();
  const parts = assemble(provision);
  const node = createNode(
    {
      clock,
      timers,
      flash,
      random: platform.random,
      cause,
      crash,
      alive() {
        calm = 0;
        platform.alive();
      },
      reboot() {
        mark(WANTED);
        platform.reboot();
      },
      accelerometer: parts.accelerometer,
      modem: parts.modem,
      water: parts.water,
      hall: parts.hall,
      float: parts.float,
      battery: parts.battery,
      temperature: parts.temperature,
      figures: parts.figures,
    },
    {
      node: provision['node'],
      ccm: board.createCipher(keyBytes(provision['key'])),
      firmware: FIRMWARE,
      board: board.name,
    },
    events,
  );
  platform.onCrash((column) => {
    node.stop();
    mark(column);
    timers.after(calm, platform.reboot);
  });
  timers.after(SETTLE, node.start);
  return node;
}
