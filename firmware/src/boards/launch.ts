import { CAUSE, type Ccm } from '@lidwatch/protocol';
import type { Hal } from '../core/hal.ts';
import { createNode, type Node } from '../core/node.ts';
import type { NodeEvents } from '../core/trace.ts';
import { keyBytes, PROVISION, type Provision, readProvision } from './provision.ts';
import { FIRMWARE } from './version.ts';

/** A Hal in the making: the engine fills in what it has, the board what is soldered to it. */
export type HalDraft = { -readonly [Part in keyof Hal]: Hal[Part] };

/** What an engine gives to a node whatever is soldered to it. */
export interface Platform {
  /** clock, timers, flash, random, alive, reboot and cause; `crash` is 0; the rest is the board's */
  readonly hal: HalDraft;
  log(text: string): void;
  /** Calls `tell` for what nothing in the program caught. `column`: where in the script, 0..65534; 0 where unknown. */
  onCrash(tell: (column: number) => void): void;
}

/** What a board is, whatever engine it has. */
export interface Board<Radio> {
  /** that of its file */
  readonly name: string;
  createCipher(key: Uint8Array): Ccm;
  /** Completes `hal`. Called for a node that is about to start, never for one that waits for its provisioning record. */
  fit(hal: HalDraft, provision: Provision<Radio>): void;
  /** Tests the accelerometer, before the node begins; `failedAxes`: bits 0 to 2, 0 where all is well. */
  selfTest(done: (failedAxes: number) => void): void;
}

/**
 * Name of the record that tells the next start why this one ended: two bytes, the column of a crash or WANTED. One
 * byte alone: it has been told. Written at a crash and at a restart that was asked for, never otherwise.
 */
const RESTART = 'restart';
const WANTED = 65535;
/** ms from a crash to the restart: one that comes at every start must not wear the flash out within weeks */
const CALM = 20000;

/**
 * Starts the node that the provisioning record describes. Null, with the reason on the console, where there is no
 * usable record: no part has been touched then.
 */
export function launch<Radio>(platform: Platform, board: Board<Radio>, events?: NodeEvents): Node | null {
  const { hal } = platform;
  const { flash, timers, reboot } = hal;
  const provision = readProvision<Radio>(flash.read(PROVISION));
  if (!provision) {
    platform.log('lidwatch: no whole provisioning record');
    return null;
  }

  function mark(why: number): void {
    flash.write(RESTART, new Uint8Array([why >> 8, why]));
  }

  const last = flash.read(RESTART);
  if (last && last.length > 1) {
    hal.crash = ((last[0] as number) << 8) | (last[1] as number);
    hal.cause = hal.crash === WANTED ? CAUSE.software : CAUSE.crash;
    flash.write(RESTART, new Uint8Array(1));
  }
  hal.reboot = () => {
    mark(WANTED);
    reboot();
  };
  let node: Node | null = null;
  // a driver that throws while the board is fitted must end in a restart as well
  platform.onCrash((column) => {
    if (node) node.stop();
    mark(column);
    timers.after(CALM, reboot);
  });
  board.fit(hal, provision);
  node = createNode(
    hal,
    {
      node: provision['node'],
      ccm: board.createCipher(keyBytes(provision['key'])),
      firmware: FIRMWARE,
      board: board.name,
    },
    events,
  );
  board.selfTest(node.start);
  return node;
}
