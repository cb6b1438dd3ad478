import mqtt, { type MqttClient } from 'mqtt';
import { openStore } from '../../../gateway/src/store/store.ts';
import { startMosquitto } from '../../support/mosquitto.ts';
import { has } from '../../support/programs.ts';
import { pause, until } from '../../support/until.ts';
import { createDistrict } from '../district.ts';
import { type FigureRow, median } from '../figures.ts';
import { startFlood } from '../flood/flood.ts';
import { startGatewayChild } from '../gatewayChild.ts';
import { cpuUsOf } from '../processTime.ts';
import { withFolder } from '../scratchFolder.ts';
import { EVENTS, MARK, MARKED } from './flow.ts';
import { installNodeRed, startNodeRed } from './nodeRed.ts';

const NODES = 1_000;
const FRAMES = 50_000;
const ROUNDS = 5;
const QUIET_MS = 2_000;

/** One who takes frames from the broker. */
interface Taker {
  cpuUs(): number;
  /** Resolves once it has done with so many more frames. Throws where it has lost some. */
  done(frames: number): Promise<void>;
  /** transitions that it has told so far */
  told(): number;
  stop(): Promise<void>;
}

interface Round {
  /** microseconds of processor time for a frame, all threads */
  readonly cost: number;
  /** frames per second */
  readonly pace: number;
}

interface Taken {
  readonly rounds: readonly Round[];
  /** transitions, the first round among them */
  readonly told: number;
}

/** Counts what comes on topics that begin and end so. */
async function countOn(client: MqttClient, begin: string, end = ''): Promise<() => number> {
  let count = 0;
  client.on('message', (topic) => {
    if (topic.startsWith(begin) && topic.endsWith(end)) count += 1;
  });
  await client.subscribeAsync(`${begin}/#`, { qos: 0 });
  return () => count;
}

async function takeByNodeRed(folder: string, version: string, port: number, client: MqttClient): Promise<Taker> {
  const told = await countOn(client, EVENTS);
  const marked = await countOn(client, MARKED);
  const nodeRed = await startNodeRed(folder, version, port);

  /** What comes after it on the same connection, and through the same nodes, comes after all before it. */
  async function mark(): Promise<void> {
    const before = marked();
    await client.publishAsync(MARK, 'mark');
    await until('the flow has seen the mark', 120_000, async () => marked() > before);
  }

  await until(`the flow runs; Node-RED printed:\n${nodeRed.output()}`, 60_000, async () => {
    await client.publishAsync(MARK, 'mark');
    return marked() > 0;
  });
  return { cpuUs: () => cpuUsOf(nodeRed.pid), done: mark, told, stop: nodeRed.stop };
}

/** The same frames at the gateway as an operator runs it: everything is stored, synced, detected and told. */
async function takeByGateway(folder: string, url: string, client: MqttClient): Promise<Taker> {
  const district = createDistrict(NODES);
  const store = openStore({ folder: `${folder}/data`, access: 'gateway' });
  store.covers.import(
    district.covers().map((place) => ({ ...place, profile: 'bare' as const })),
    Date.now(),
  );
  store.close();
  const told = await countOn(client, 'lidwatch/covers', '/events');
  const hold = '3 samples';
  const gateway = await startGatewayChild({
    folder,
    district,
    link: { kind: 'mqtt', url, trusted: true },
    config: { mqtt: { url }, rules: { defaults: { 'cover.tilted': { hold, clearHold: hold } } } },
  });
  let taken = 0;
  return {
    cpuUs: gateway.cpuUs,
    async done(frames) {
      taken += frames;
      const reports = await gateway.settled(taken);
      if (reports !== taken) throw new Error(`of ${taken} frames the gateway took ${reports}:\n${gateway.output()}`);
    },
    told,
    stop: gateway.stop,
  };
}

/** Both take the very same frames, one after the other, from a broker that has nobody else to serve. */
async function runRounds(taker: Taker, url: string): Promise<Taken> {
  const flood = await startFlood(NODES, url);
  const rounds: Round[] = [];
  try {
    for (let i = 0; i <= ROUNDS; i += 1) {
      const [cpu, began] = [taker.cpuUs(), performance.now()];
      await flood.send(FRAMES);
      await taker.done(FRAMES);
      const seconds = (performance.now() - began) / 1000;
      rounds.push({ cost: (taker.cpuUs() - cpu) / FRAMES, pace: FRAMES / seconds });
    }
    // what was found last is on its way yet
    for (let told = -1; told < taker.told(); await pause(QUIET_MS)) told = taker.told();
  } finally {
    await flood.stop();
    await taker.stop();
  }
  // the first round finds code that is not compiled yet
  return { rounds: rounds.slice(1), told: taker.told() };
}

const middle = ({ rounds }: Taken, name: 'cost' | 'pace'): number => median(rounds.map((one) => one[name]));

/** The gateway and Node-RED, each with the same unsealed frames over MQTT, in one run. */
export async function nodeRedFigures(): Promise<FigureRow[]> {
  if (!has('mosquitto')) throw new Error('mosquitto is not installed');
  return withFolder((peerFolder) =>
    withFolder(async (folder) => {
      const version = await installNodeRed(peerFolder);
      const mosquitto = await startMosquitto();
      const url = `mqtt://127.0.0.1:${mosquitto.port}`;
      const client = await mqtt.connectAsync(url);
      try {
        const peer = await runRounds(await takeByNodeRed(peerFolder, version, mosquitto.port, client), url);
        const ours = await runRounds(await takeByGateway(folder, url, client), url);
        const [a, b] = [middle(ours, 'cost'), middle(peer, 'cost')];
        const [paceA, paceB] = [middle(ours, 'pace'), middle(peer, 'pace')];
        const name = `Node-RED ${version}`;
        const cpu = { unit: 'us CPU', per: 'frame' } as const;
        return [
          { name: `${name}: a status over MQTT, nothing stored`, value: b, ...cpu },
          {
            name: 'Lidwatch: a status over MQTT, all stored and synced',
            value: a,
            ...cpu,
            ratio: { to: name, value: a / b },
          },
          { name: `${name}: statuses over MQTT`, value: Math.round(paceB), unit: 'frames/s' },
          {
            name: 'Lidwatch: statuses over MQTT',
            value: Math.round(paceA),
            unit: 'frames/s',
            ratio: { to: name, value: paceA / paceB },
          },
          { name: `${name}: transitions told`, value: peer.told, unit: 'transitions' },
          { name: 'Lidwatch: transitions told', value: ours.told, unit: 'transitions' },
        ];
      } finally {
        await client.endAsync();
        await mosquitto.close();
      }
    }),
  );
}
