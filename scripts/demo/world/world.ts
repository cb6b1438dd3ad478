// A process of its own: a city of simulated covers and the gateway that hears them, both living by one time that can be
// made to pass faster. Everything else, people and programs, reaches the gateway from outside, as ever.
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { openGatewayLog } from '../../../gateway/src/cli/gatewayLog.ts';
import { createGateway, loadConfig } from '../../../gateway/src/index.ts';
import { writeKeyFile } from '../../../sim/src/city/keyFile.ts';
import { cellOf, type OpenLink, openLinks } from '../../../sim/src/cli/links.ts';
import { parseAddress } from '../../../sim/src/cli/options.ts';
import { type City, createCity, createLivePace, nodeLogEntry, type TruthEntry } from '../../../sim/src/index.ts';
import { castOf } from './cast.ts';
import { tieClocks } from './clocks.ts';
import type { Order, Tale } from './talk.ts';
import { createWounds, WEAK } from './wounds.ts';

/** real ms between two words on what time it is */
const TICK = 250;

interface Plan {
  readonly scenario: string;
  /** the gateway's configuration, and the key file that it names */
  readonly config: string;
  readonly keys: string;
  /** name of the terminal to make, and how many covers speak over it */
  readonly terminal: string | undefined;
  readonly serial: number;
  readonly speed: number;
}

/** Too many to be told. */
const UNTOLD: ReadonlySet<string> = new Set(['pass', 'boot']);

function tell(tale: Tale): void {
  // whoever listened may have gone: then this process is asked to end, too
  if (process.connected) process.send?.(tale, undefined, {}, () => undefined);
}

async function play(plan: Plan, ending: AbortSignal): Promise<void> {
  const { scenario, district, scenes, opening } = castOf(plan.scenario);
  writeKeyFile(plan.keys, scenario, scenario.seed);
  const loaded = loadConfig(plan.config);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('; '));

  const epoch = Date.now() - opening;
  const wounds = createWounds(scenario.covers.filter(({ battery }) => battery < WEAK).map(({ cover }) => cover));
  const failure = new AbortController();
  const ended = AbortSignal.any([ending, failure.signal]);
  const halves = { udp: parseAddress('127.0.0.1:1'), pty: plan.terminal, serial: plan.serial };
  let links: readonly OpenLink[] = [];

  const city: City = createCity({
    scenario,
    cells: plan.terminal === undefined ? 1 : 2,
    cellOf: cellOf(halves, scenario.covers.length),
    uplink(uplink, cell) {
      links[cell]?.up(uplink);
      pace.attend();
    },
    passes: false,
    truth: heed,
    trace(cover, code, a, b) {
      const entry = nodeLogEntry(city.time.now(), cover, code, a, b);
      if (entry?.says === 'acked' && entry.type === 'alert') tell({ what: 'node', time: epoch + entry.at, entry });
    },
  });
  const world = {
    now: () => performance.now(),
    sleep: (ms: number, signal: AbortSignal) => wait(ms, undefined, { signal }).catch(() => undefined),
    turn,
  };
  const pace = createLivePace(city.time, world, 1);

  function heed(entry: TruthEntry): void {
    wounds.heed(entry);
    // what happens to all of a district at once is told as a scene
    const isScene = district !== undefined && entry.what === 'rain';
    if (!UNTOLD.has(entry.what) && !isScene) tell({ what: 'truth', time: epoch + entry.at, entry });
  }

  const { log, end } = await openGatewayLog('info');
  const gateway = createGateway({ config: loaded.config, log, ...tieClocks(city.time, epoch) });
  await gateway.reload(loaded);
  const { promise: goes, resolve: go } = Promise.withResolvers<void>();

  process.on('message', (order: Order) => {
    if (order.what === 'go') go();
    else if (order.what === 'speed') pace.setSpeed(order.speed);
    else {
      const site = city.sites.find(({ spec }) => spec.cover === order.cover);
      for (const action of wounds.cure(order.cover, order.askew)) site?.act(action);
    }
  });

  // parts of the gateway may wait for its clock while they come up
  const comingUp = new AbortController();
  const running = pace.run(AbortSignal.any([ended, comingUp.signal]));
  try {
    const info = await gateway.start();
    const udp = info.links.find(({ name }) => name === 'field')?.address;
    if (info.api === undefined || info.mqtt === undefined || udp === undefined) throw new Error('a port is taken');
    links = await openLinks({ ...halves, udp: parseAddress(udp) }, city, (reason) => {
      tell({ what: 'failed', reason });
      failure.abort();
    });
    tell({ what: 'ready', info });
    await Promise.race([goes, aborted(ended)]);
    comingUp.abort();
    await running;

    await pace.skipTo(opening, ended);
    for (const { at, text } of scenes) city.time.at(at, () => tell({ what: 'scene', time: epoch + at, text }));
    pace.setSpeed(plan.speed);
    tell({ what: 'open', time: epoch + city.time.now() });
    const clock = setInterval(() => {
      tell({ what: 'time', time: epoch + city.time.now() });
    }, TICK);
    await pace.run(ended);
    clearInterval(clock);
  } finally {
    comingUp.abort();
    await Promise.all(links.map((link) => link.close()));
    // its goodbyes may wait for its clock
    const last = new AbortController();
    const goodbye = pace.run(last.signal);
    await gateway.stop();
    last.abort();
    await goodbye;
    await end();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort());
process.on('disconnect', () => ending.abort());
try {
  await play(JSON.parse(process.argv[2] ?? '{}') as Plan, ending.signal);
} catch (error) {
  tell({ what: 'failed', reason: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
process.exit();
