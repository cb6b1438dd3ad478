import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, runProgram } from './children.ts';
import { watchForEnd } from './ending.ts';
import { type EventWatch, watchEvents } from './events.ts';
import { type RunningGateway, startGateway } from './gateway.ts';
import { startGuard } from './guard.ts';
import { freePorts } from './ports.ts';
import { hasProgram } from './programs.ts';
import { createScreen, type Screen } from './screen.ts';
import { startSimulator } from './simulator.ts';
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
export async function playDemo({ seconds, keep, scenario }: DemoOptions): Promise<number> {
  const screen = createScreen(process.stdout, process.env);
  const ending = watchForEnd(seconds);
  const guard = startGuard();
  const folder = mkdtempSync(join(tmpdir(), 'lidwatch-demo-'));
  if (!keep) guard.hold(folder);
  const children: Child[] = [];
  const watch = (child: Child) => {
    children.push(child);
    guard.watch(child);
  };
  let events: EventWatch | undefined;
  let status: NodeJS.Timeout | undefined;

  async function begin(): Promise<void> {
    const keys = join(folder, 'nodes.csv');
    const code = await runProgram('sim/bin/lidwatch-sim.mjs', ['keys', scenario, '--out', keys]);
    if (code !== 0) throw new Error('the keys of the simulated nodes could not be written');
    const terminal = hasProgram('socat') ? join(folder, 'ttyLoRa') : undefined;
    const gateway = await startGateway({ folder, ports: await freePorts(), terminal }, watch);
    ending.watch('the gateway', gateway.child);
    const seen = await watchEvents(gateway.mqtt, screen);
    events = seen;
    header(screen, gateway, { folder, keep, scenario, terminal });
    let safe = 0;
    const simulator = startSimulator({
      scenario,
      udp: gateway.udp,
      terminal,
      serial: SERIAL,
      screen,
      acknowledged: () => {
        safe += 1;
      },
    });
    watch(simulator);
    ending.watch('the simulator', simulator);
    const begun = performance.now();
    status = setInterval(async () => {
      const sources = { api: gateway.api, events: seen, acknowledged: () => safe };
      screen.status(await statusLine(performance.now() - begun, sources));
    }, STATUS_MS);
  }

  const failed = begin().then(
    () => new Promise<never>(() => undefined),
    (error: unknown) => ({ reason: error instanceof Error ? error.message : String(error), fault: true }),
  );
  const { reason, fault } = await Promise.race([ending.ended, failed]);

  ending.close();
  clearInterval(status);
  screen.say(`ending: ${reason}`);
  await events?.close();
  // the covers first, so that the gateway has nobody left to answer
  for (const child of children.reverse()) await child.stop();
  if (keep || fault) screen.say(`what it wrote is in ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
  guard.done();
  return fault ? 1 : 0;
}

interface Setting {
  readonly folder: string;
  readonly keep: boolean;
  readonly scenario: string;
  readonly terminal: string | undefined;
}

function header(
  screen: Screen,
  { api, mqtt, udp }: RunningGateway,
  { folder, keep, scenario, terminal }: Setting,
): void {
  const links = terminal
    ? `UDP ${udp}; the last ${SERIAL} covers over a RYLR998 at ${terminal}`
    : `UDP ${udp}; with socat installed (Debian: apt install socat) ${SERIAL} covers use a serial line too`;
  screen.say(
    [
      `Lidwatch, scenario ${scenario}. Look also here:`,
      `  events   mosquitto_sub -p ${new URL(mqtt).port} -t '#' -v`,
      `  API      curl ${api}/api/events`,
      `  health   curl ${api}/readyz`,
      `  links    ${links}`,
      `  data     ${folder}${keep ? '' : ' (removed at the end; --keep keeps it)'}`,
      'Ctrl-C ends it.',
      '',
    ].join('\n'),
  );
}
