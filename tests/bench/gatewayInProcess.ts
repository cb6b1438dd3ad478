import { join } from 'node:path';
import { type Cost, costOf, medianCost } from './cost.ts';
import { createDistrict, type District } from './district.ts';
import { comparedWith, type FigureRow } from './figures.ts';
import { mqttReceiveCost } from './flood/mqttFloor.ts';
import { createFloors, type Floors, withNonce } from './floors.ts';
import { createHeart, type Heart } from './heart.ts';
import { withFolder } from './scratchFolder.ts';

const NODES = 1_000;
/** of a round: more than a second of the steady work of a gateway */
const FRAMES = 20_000;
/** that find code that is not compiled yet */
const WARM_UP = 2;
const ROUNDS = 9;

/** The rows that other paths are compared with. */
export const IN_PROCESS = { cost: 'a status, in process', pace: 'statuses, in process' } as const;
export const CPU = { unit: 'us CPU', per: 'frame' } as const;

const WORKS = ['status', 'alert', 'decipher', 'encipher', 'decode', 'insert'] as const;
type Work = (typeof WORKS)[number];

interface Bench {
  readonly district: District;
  /** one database for each kind of frame: an alert leaves more behind, and the statuses would pay for it */
  readonly statuses: Heart;
  readonly alerts: Heart;
  readonly floors: Floors;
}

/**
 * The gateway and the floors take turns, so that whatever else the machine does hits all of them alike. Nothing is collected by
 * force in between: rounds behind that took 1.4 times as long, and no gateway that runs does it.
 */
async function runRound({ district, statuses, alerts, floors }: Bench): Promise<Readonly<Record<Work, Cost>>> {
  const frames = district.statuses(FRAMES);
  const alarms = district.alerts(FRAMES);
  const sealed = frames.map((frame) => withNonce(frame, district.key));
  let payloads: Uint8Array[] = [];
  const before = statuses.written();
  const status = await costOf(() => statuses.take(frames));
  const after = statuses.written();
  const decipher = await costOf(() => {
    payloads = floors.decipher(sealed);
  });
  const encipher = await costOf(() => floors.encipher(sealed));
  const decode = await costOf(() => floors.decode(payloads));
  const insert = await costOf(() => floors.insert(after.rows - before.rows, after.commits - before.commits));
  const alert = await costOf(() => alerts.take(alarms));
  return { status, alert, decipher, encipher, decode, insert };
}

/** Medians over the rounds, and how many rows the gateway writes for a status. */
async function runRounds(folder: string): Promise<{ costs: Readonly<Record<Work, Cost>>; rows: number }> {
  const district = createDistrict(NODES);
  const [statuses, alerts] = [createHeart(join(folder, 'statuses')), createHeart(join(folder, 'alerts'))];
  const floors = createFloors(folder);
  for (const { store } of [statuses, alerts]) store.covers.import(district.covers(), Date.now());
  const bench = { district, statuses, alerts, floors };
  for (let i = 0; i < WARM_UP; i += 1) await runRound(bench);
  const rounds: Readonly<Record<Work, Cost>>[] = [];
  for (let i = 0; i < ROUNDS; i += 1) rounds.push(await runRound(bench));
  const rows = statuses.written().rows / ((WARM_UP + ROUNDS) * FRAMES);
  for (const part of [statuses, alerts, floors]) part.close();
  const costs = Object.fromEntries(WORKS.map((work) => [work, medianCost(rounds.map((round) => round[work]))]));
  return { costs: costs as Record<Work, Cost>, rows };
}

/** Store and ingest without link, broker and sink; beside them what the libraries under them take alone. */
export async function inProcessFigures(): Promise<FigureRow[]> {
  const { costs, rows } = await withFolder(runRounds);
  const cpu = (work: Work): number => costs[work].cpuUs / FRAMES;
  const pace = (work: Work): number => FRAMES / (costs[work].wallUs / 1e6);
  const floor = (name: string, value: number): FigureRow => ({ name, value, ...CPU });
  const mqtt = floor('MQTT.js alone, receiving', (await mqttReceiveCost()).cpuUs);
  const decipher = floor(`createDecipheriv alone, ${NODES} nodes`, cpu('decipher'));
  const aes = floor('AES alone, ciphers kept open', cpu('encipher'));
  const decode = floor('cbor-x alone', cpu('decode'));
  const insert = floor(`better-sqlite3 alone, ${rows.toFixed(1)} rows a frame`, cpu('insert'));
  const libraries = floor('the three libraries', decipher.value + decode.value + insert.value);
  const least = floor('the three at their least: AES kept open', aes.value + decode.value + insert.value);
  const status = floor(IN_PROCESS.cost, cpu('status'));
  const alert = floor('an alert, in process, acknowledged', cpu('alert'));
  const against = (other: FigureRow): FigureRow => ({
    name: `a status to ${other.name}`,
    value: status.value / other.value,
    unit: 'x',
  });
  return [
    ...[mqtt, decipher, aes, decode, insert, libraries, least, status],
    ...[mqtt, aes, decode, insert, libraries, least].map(against),
    { name: IN_PROCESS.pace, value: pace('status'), unit: 'frames/s' },
    { name: 'statuses, one core', value: Math.round(1e6 / status.value), unit: 'frames/s' },
    { ...alert, ...comparedWith([status], status.name, alert.value) },
    { name: 'alerts, in process', value: pace('alert'), unit: 'frames/s' },
  ];
}
