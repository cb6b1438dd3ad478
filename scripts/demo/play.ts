import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Ending, type EndingWatch, watchForEnd } from './ending.ts';
import { watchEvents } from './events.ts';
import { showHappenings } from './happenings.ts';
import { headerText } from './header.ts';
import { watchKeyboard } from './keyboard.ts';
import { openBrowser } from './openBrowser.ts';
import { freePorts } from './ports.ts';
import { hasProgram } from './programs.ts';
import { createScreen, type Screen } from './screen.ts';
import { openSpeedDoor } from './speedDoor.ts';
import { createSpeedDial } from './speeds.ts';
import { openStage, type Stage } from './stage.ts';
import { statusLine } from './status.ts';
import { settleTown, type Town } from './town.ts';
import { castOf } from './world/cast.ts';
import type { Tale } from './world/talk.ts';
import { LOG, startWorld, type World } from './worldProcess.ts';

export interface DemoOptions {
  /** undefined: until somebody asks for the end */
  readonly seconds: number | undefined;
  readonly keep: boolean;
  readonly scenario: string;
  /** virtual seconds in a real one, at first */
  readonly speed: number;
  /** whether somebody works on incidents */
  readonly crew: boolean;
  /** whether to open the console in the browser */
  readonly open: boolean;
}

/** The last covers of the street speak over the serial line. */
const SERIAL = 4;
const STATUS_MS = 15_000;

/** Plays the demo to its end and leaves nothing behind. Resolves with the exit code. */
export async function playDemo(options: DemoOptions): Promise<number> {
  const { seconds, keep } = options;
  const screen = createScreen(process.stdout, process.env);
  const ending = watchForEnd(seconds);
  const stage = openStage(keep);

  const begun = begin(options, stage, screen, ending).catch(
    (error: unknown): Ending => ({ reason: error instanceof Error ? error.message : String(error), fault: true }),
  );
  const failed = begun.then((fault) => fault ?? new Promise<never>(() => undefined));
  const { reason, fault } = await Promise.race([ending.ended, failed]);

  ending.close();
  screen.say(`ending: ${reason}`);
  await stage.clear();
  // the end may come while the parts are coming up
  await begun;
  await stage.clear();
  const kept = keep || (fault && existsSync(join(stage.folder, LOG)));
  if (kept) screen.say(`what it wrote is in ${stage.folder}`);
  stage.close(kept);
  return fault ? 1 : 0;
}

/** Brings the parts up, each when those before it are there. */
async function begin(options: DemoOptions, stage: Stage, screen: Screen, ending: EndingWatch): Promise<undefined> {
  const { keep, scenario, speed, crew } = options;
  const { folder } = stage;
  const { district } = castOf(scenario);
  // a serial line carries no faster than it does: where time is to be turned up there is none
  const terminal = !district && hasProgram('socat') ? join(folder, 'ttyLoRa') : undefined;
  const setup = { folder, ports: await freePorts(), terminal, serial: SERIAL, district, scenario, speed };
  const world = await startWorld(setup, stage.add);
  ending.watch('the gateway', world.child);
  const dial = createSpeedDial(speed, (to) => {
    world.order({ what: 'speed', speed: to });
    screen.say(`time passes at ${to}x`);
  });
  const isShown = (rule: string) => !district || !rule.startsWith('water.');
  const events = await watchEvents({ url: world.mqtt, screen, now: world.now, isShown });
  stage.beforeClear(events.close);

  let safe = 0;
  const acknowledged = () => {
    safe += 1;
  };
  const show = showHappenings({ screen, isDistrict: district !== undefined, acknowledged });
  let town: Town | undefined;
  const opened = heedWorld(world, (tale) => {
    show(tale);
    town?.heed(tale);
  });
  if (district) {
    screen.say(`laying out ${district.name}: ${district.covers.length} covers ...`);
    town = await settleTown({ world, district, screen, folder, crew });
    stage.beforeClear(town.stop);
  }
  const door = await openSpeedDoor(dial, world.now);
  stage.beforeClear(door.close);
  stage.beforeClear(
    watchKeyboard({ input: process.stdin, faster: dial.faster, slower: dial.slower, end: () => ending.end('Ctrl-C') }),
  );
  if (!district) screen.say(headerText(world, { scenario, folder, keep, terminal, serial: SERIAL, speed: door.url }));
  world.order({ what: 'go' });
  await opened;
  if (district)
    screen.say(headerText(world, { scenario, folder, keep, terminal, serial: SERIAL, speed: door.url, town }));
  town?.start();
  if (options.open) openBrowser(`${world.api}/`);

  const start = performance.now();
  const sources = {
    ...{ api: world.api, events, acknowledged: () => safe, speed: dial.speed, now: world.now },
    ...{ hasSerial: !district, hasPeople: town !== undefined },
  };
  const status = setInterval(async () => {
    screen.status(await statusLine(performance.now() - start, sources));
  }, STATUS_MS);
  stage.beforeClear(() => clearInterval(status));
}

/** Shows what the world tells. Resolves when the curtain has gone up; never where it fails before. */
function heedWorld(world: World, show: (tale: Tale) => void): Promise<void> {
  return new Promise((resolve) => {
    world.onTale((tale) => {
      if (tale.what === 'open') resolve();
      show(tale);
    });
    world.child.process.once('exit', () => resolve());
  });
}
