import { SETTING } from '@lidwatch/protocol';
import type { Rig } from './rigs/rig.ts';
import { createWorld, type World } from './world.ts';

const SECOND = 1000;
const MINUTE = 60000;

/** Gravity across and along the axis of the cover, in mg, for tilts of 0, 15 ... 60 degrees. */
const ACROSS = [0, 259, 500, 707, 866];
const ALONG = [1000, 966, 866, 707, 500];

function tilt(world: World, step: number): void {
  world.motion.move(ACROSS[step] as number, 0, ALONG[step] as number);
}

/** From one attitude to the other in steps of 15 degrees, half a second each. */
function turn(world: World, from: number, to: number): void {
  const direction = to > from ? 1 : -1;
  for (let step = from; step !== to; step += direction) {
    tilt(world, step + direction);
    world.time.advance(500);
  }
}

/** An axle: the cover rings at 50 Hz for a tenth of a second. */
function axle(world: World, peak: number): void {
  for (let i = 0; i < 10; i += 1) {
    world.motion.move(0, 0, 1000 + (i % 2 === 0 ? peak : -peak));
    world.time.advance(10);
  }
  tilt(world, 0);
}

function install(world: World): void {
  tilt(world, 0);
  world.water(2000);
  world.powerOn();
  world.time.advance(20 * SECOND);
  world.magnet(true);
  world.time.advance(MINUTE);
}

function configure(world: World): void {
  // the settings ride behind the next acknowledgement: a restart makes the node say hello
  world.gateway.configure(7, [SETTING.heartbeat, 10, SETTING.waterPeriod, 30, SETTING.impactLevel, 30]);
  restart(world);
  // a LoRaWAN network keeps them until the next uplink
  if (world.bare) restart(world);
}

function restart(world: World): void {
  world.powerOff();
  world.time.advance(SECOND);
  world.powerOn();
  world.time.advance(MINUTE);
}

function traffic(world: World): void {
  for (let pass = 0; pass < 8; pass += 1) {
    axle(world, 250 + 60 * (pass % 4));
    world.time.advance(300);
    axle(world, 200);
    world.time.advance(11 * SECOND + 37 * pass);
  }
  world.time.advance(10 * MINUTE);
}

function lift(world: World): void {
  world.gateway.replayInsteadOfAcks(2);
  world.magnet(false);
  turn(world, 0, 4);
  world.time.advance(2 * MINUTE);
}

function putBack(world: World): void {
  turn(world, 4, 0);
  world.magnet(true);
  world.time.advance(2 * MINUTE);
}

/** Lets time pass until the gateway has heard one more frame, two minutes at most. */
function awaitUplink(world: World): void {
  const { counts } = world.gateway;
  const before = counts.uplinks;
  for (let waited = 0; counts.uplinks === before && waited < 2 * MINUTE; waited += 100) world.time.advance(100);
}

/** The water comes up, and the power fails when the alert is out and its acknowledgement is not in. */
function flood(world: World): void {
  world.gateway.replayInsteadOfAcks(1);
  world.water(1500);
  awaitUplink(world);
  world.time.advance(SECOND);
  world.powerOff();
  world.time.advance(3 * SECOND);
  world.powerOn();
  world.time.advance(2 * MINUTE);
  world.water(1900);
  world.time.advance(2 * MINUTE);
}

function restartModule(world: World): void {
  world.motion.warm(31);
  // a module that restarts by itself is configured again before the next frame
  world.bench.module.restart();
  world.time.advance(12 * MINUTE);
}

const SCENES: readonly { readonly name: string; readonly play: (world: World) => void }[] = [
  { name: 'install', play: install },
  { name: 'configure', play: configure },
  { name: 'traffic', play: traffic },
  { name: 'lift', play: lift },
  { name: 'put back', play: putBack },
  { name: 'flood', play: flood },
  { name: 'module restart', play: restartModule },
];

/**
 * The one scenario that every engine plays: boot, learn zero, configuration, traffic, lift with the acknowledgement
 * lost twice, recovery, water with a power cut in the middle, and a module that restarts. Prints a line for each scene
 * and each frame on the air; the last line begins with `end` and holds the counts.
 */
export function playScenario(rig: Rig, print: (line: string) => void): void {
  const world = createWorld(rig, print);
  for (let i = 0; i < SCENES.length; i += 1) {
    const scene = SCENES[i] as (typeof SCENES)[number];
    print(`${world.time.now()} scene ${scene.name}`);
    scene.play(world);
  }
  const { counts } = world.gateway;
  const node = world.node();
  print(
    `end ${world.time.now()} uplinks ${counts.uplinks} repeats ${counts.repeats} downlinks ${counts.downlinks}` +
      ` refused ${counts.refused} writes ${world.bench.writes()}` +
      ` mode ${node ? node.mode() : -1} flags ${node ? node.flags() : -1} pending ${node ? node.pending() : -1}`,
  );
}
