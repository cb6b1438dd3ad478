import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TRACE } from '@lidwatch/firmware';
import { TYPE } from '@lidwatch/protocol';
import {
  createCity,
  createRylrModule,
  dispatch,
  openPty,
  openUdpLink,
  type Pty,
  pace,
  readScenario,
  type UdpLink,
} from '@lidwatch/sim';
import { collectEvents } from './collectEvents.ts';
import { createGatewayProcess } from './gatewayProcess.ts';
import { listEvents, type StoredEvent } from './listEvents.ts';
import { startMosquitto } from './mosquitto.ts';
import { freeTcpPort, freeUdpPort } from './ports.ts';
import { until } from './until.ts';

/** What came of one run of a street: what the nodes know, what the gateway stored, what the subscriber was told. */
export interface StreetResult {
  readonly loss: number;
  readonly framesSent: number;
  /** alerts that the cores queued */
  readonly alerts: number;
  /** `cover seq` of each alert that a core took off its queue, in order */
  readonly acknowledged: readonly string[];
  readonly stored: readonly StoredEvent[];
  /** CloudEvents ids */
  readonly upstream: ReadonlySet<string>;
}

const real = {
  now: () => performance.now(),
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
};

/** Growing pauses between repeats: an unlucky alert may take some minutes. */
const PATIENCE_MS = 240_000;

/**
 * Firmware core -> frames -> a real socket (the first half of the covers) or a real pseudo-terminal (the second half) ->
 * gateway -> mosquitto -> subscriber, in real time, until the scenario is over and no alert waits.
 */
export async function runStreet(scenarioFile: URL, loss: number): Promise<StreetResult> {
  const folder = mkdtempSync(join(tmpdir(), 'lidwatch-street-'));
  const broker = await startMosquitto();
  const upstream = await collectEvents(broker.port);
  const base = readScenario(readFileSync(scenarioFile, 'utf8'), scenarioFile.pathname);
  const [udpPort, apiPort, path] = [await freeUdpPort(), await freeTcpPort(), join(folder, 'modem')];
  const acknowledged: string[] = [];
  let alerts = 0;

  const city = createCity({
    scenario: { ...base, radio: { ...base.radio, loss } },
    cells: 2,
    cellOf: (index) => (index < base.covers.length / 2 ? 0 : 1),
    uplink: (uplink, cell) => (cell === 0 ? udp.send(uplink.frame) : module.hear(uplink)),
    trace({ cover }, code, type, seq) {
      if (code === TRACE.queued && type === TYPE.alert) alerts += 1;
      if (code === TRACE.acked && type === TYPE.alert) acknowledged.push(`${cover} ${seq}`);
    },
  });
  const [first, second] = city.cells;
  if (!first || !second) throw new Error('two cells');
  const pty: Pty = await openPty({ path, receive: (bytes) => module.feed(bytes), lost: (why) => console.error(why) });
  const module = createRylrModule({ time: city.time, cell: second, write: pty.write });
  const udp: UdpLink = await openUdpLink({
    host: '127.0.0.1',
    port: udpPort,
    receive: (frame) => dispatch(first, frame),
  });
  const keys = city.covers.map(({ cover, node }) => `${cover},${node},${Buffer.from(city.key(node)).toString('hex')}`);
  const gateway = createGatewayProcess({
    folder,
    apiPort,
    keysCsv: ['cover,node,key', ...keys, ''].join('\n'),
    config: {
      // the scenario's water rises by metres a minute, as none does, so that a test takes two minutes and not an hour
      rules: { defaults: { 'water.high': { ripple: '30m' }, 'water.rising': { enabled: false } } },
      links: [
        { name: 'udp', kind: 'udp', host: '127.0.0.1', port: udpPort },
        { name: 'roof', kind: 'rylr998', path, parameter: '7,7,1,12' },
      ],
      mqtt: { url: `mqtt://127.0.0.1:${broker.port}` },
    },
  });
  try {
    gateway.start();
    const over = new AbortController();
    const scripted = base.duration ?? 0;
    await pace({
      time: city.time,
      real,
      speed: 1,
      until: scripted + PATIENCE_MS,
      signal: over.signal,
      progress: (now) => now > scripted && acknowledged.length >= alerts && over.abort(),
    });
    const stored = await listEvents(gateway.configFile);
    const transitions = stored.reduce((sum, event) => sum + (event.clearedAt === null ? 1 : 2), 0);
    await until('the outbox has drained', 20_000, () => upstream.ids().size >= transitions).catch(() => undefined);
    const framesSent = city.cells.reduce((sum, cell) => sum + cell.counters.uplinks.sent, 0);
    return { loss, framesSent, alerts, acknowledged, stored, upstream: upstream.ids() };
  } finally {
    await gateway.stop();
    await pty.close();
    await udp.close();
    await upstream.close();
    await broker.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
