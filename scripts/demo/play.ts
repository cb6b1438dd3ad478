import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './children.ts';
import { type Ending, type EndingWatch, watchForEnd } from './ending.ts';
import { watchEvents } from './events.ts';
import { LOG, startGateway } from './gateway.ts';
import { headerText } from './header.ts';
import { freePorts } from './ports.ts';
import { hasProgram } from './programs.ts';
import { createScreen, type Screen } from './screen.ts';
import { startSimulator } from './simulator.ts';
import { openStage, type Stage } from './stage.ts';
import { statusLine } from './status.ts';

export interface DemoOptions {
  /** undefined: until somebody asks for the end */
  readonly seconds: number | undefined;
  readonly keep: boolean;
  readonly scenario: string;
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
async function begin(
  { keep, scenario }: DemoOptions,
  stage: Stage,
  screen: Screen,
  ending: EndingWatch,
): Promise<undefined> {
  const { folder } = stage;
  const code = await runProgram('sim/bin/lidwatch-sim.mjs', ['keys', scenario, '--out', join(folder, 'nodes.csv')]);
  if (code !== 0) throw new Error('the keys of the simulated nodes could not be written');

  const terminal = hasProgram('socat') ? join(folder, 'ttyLoRa') : undefined;
  const gateway = await startGateway({ folder, ports: await freePorts(), terminal }, stage.add);
  ending.watch('the gateway', gateway.child);
  const events = await watchEvents(gateway.mqtt, screen);
  stage.beforeClear(events.close);

  screen.say(headerText(gateway, { scenario, folder, keep, terminal, serial: SERIAL }));
  let safe = 0;
  const acknowledged = () => {
    safe += 1;
  };
  const simulator = startSimulator({ scenario, udp: gateway.udp, terminal, serial: SERIAL, screen, acknowledged });
  stage.add(simulator);
  ending.watch('the simulator', simulator);

  const start = performance.now();
  const status = setInterval(async () => {
    screen.status(await statusLine(performance.now() - start, { api: gateway.api, events, acknowledged: () => safe }));
  }, STATUS_MS);
  stage.beforeClear(() => clearInterval(status));
}
