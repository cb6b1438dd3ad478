import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GatewayInfo } from '../../gateway/src/index.ts';
import { type Child, startProgram } from './children.ts';
import { type ConfigSetup, KEYS, writeConfig } from './config.ts';
import { ANY } from './ports.ts';
import type { Order, Tale } from './world/talk.ts';

/** City and gateway, in a process of their own. */
export interface World {
  readonly child: Child;
  /** `http://127.0.0.1:8080` */
  readonly api: string;
  /** `mqtt://127.0.0.1:1883` */
  readonly mqtt: string;
  /** `127.0.0.1:7700` */
  readonly udp: string;
  /** ms since the epoch, by the clock that city and gateway live by */
  now(): number;
  order(order: Order): void;
  /** Hears what the world tells from now on. */
  onTale(hear: (tale: Tale) => void): void;
}

export interface WorldSetup extends ConfigSetup {
  readonly scenario: string;
  readonly serial: number;
  readonly speed: number;
}

/** name of the log in the demo's folder */
export const LOG = 'gateway.log';
const PROGRAM = fileURLToPath(new URL('./world/world.ts', import.meta.url));

async function start(setup: WorldSetup, started: (child: Child) => void): Promise<World | undefined> {
  const { folder, scenario, terminal, serial, speed } = setup;
  const config = writeConfig(setup);
  const plan = { scenario, config, keys: join(folder, KEYS), terminal, serial, speed };
  const log = openSync(join(folder, LOG), 'a');
  const child = startProgram(PROGRAM, [JSON.stringify(plan)], ['ignore', log, log, 'ipc']);
  closeSync(log);
  started(child);
  let hear: (tale: Tale) => void = () => undefined;
  /** what it said last of its time, when, and how fast that has passed since it said so before */
  let told = { time: Date.now(), rate: 1, at: performance.now() };
  function note(time: number): void {
    const at = performance.now();
    // as fast as it does pass: a machine may be too slow for the speed that was asked for
    const rate = Math.max(0, time - told.time) / Math.max(1, at - told.at);
    told = { time, rate, at };
  }

  const info = await new Promise<GatewayInfo | undefined>((resolve) => {
    child.process.on('message', (tale: Tale) => {
      if (tale.what === 'ready') resolve(tale.info);
      else if (tale.what === 'failed') resolve(undefined);
      if (tale.what === 'open') told = { time: tale.time, rate: 0, at: performance.now() };
      else if (tale.what === 'time') note(tale.time);
      hear(tale);
    });
    child.process.once('exit', () => resolve(undefined));
  });
  const udp = info?.links.find((link) => link.name === 'field')?.address;
  if (!info?.api || !info.mqtt || !udp) {
    await child.stop();
    return undefined;
  }
  return {
    ...{ child, api: info.api, mqtt: info.mqtt, udp },
    now: () => told.time + (performance.now() - told.at) * told.rate,
    order(order) {
      if (child.process.connected) child.process.send(order, () => undefined);
    },
    onTale(listen) {
      hear = listen;
    },
  };
}

/**
 * Starts the world and waits until all of it is up. A port that was free a moment ago may be gone by now, for instance to
 * another demo: then once more on ports that the system chooses. Rejects where that fails too.
 */
export async function startWorld(setup: WorldSetup, started: (child: Child) => void): Promise<World> {
  const world = (await start(setup, started)) ?? (await start({ ...setup, ports: ANY }, started));
  if (world) return world;
  throw new Error(`the gateway did not come up: see ${join(setup.folder, LOG)}`);
}
