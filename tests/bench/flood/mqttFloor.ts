import mqtt from 'mqtt';
import { type Cost, costOf, medianCost } from '../cost.ts';
import { startFlood } from './flood.ts';

const NODES = 1_000;
const FRAMES = 20_000;
const ROUNDS = 5;

/** MQTT.js alone: it receives the frames from a broker on loopback, and nobody looks at them. Cost of one frame. */
export async function mqttReceiveCost(): Promise<Cost> {
  const flood = await startFlood(NODES);
  const client = await mqtt.connectAsync(flood.url);
  await client.subscribeAsync('nodes/+/up', { qos: 0 });
  let [received, wanted] = [0, Number.POSITIVE_INFINITY];
  let arrived: () => void = () => undefined;
  client.on('message', () => {
    received += 1;
    if (received === wanted) arrived();
  });

  function round(): Promise<Cost> {
    return costOf(async () => {
      wanted = received + FRAMES;
      const all = new Promise<void>((resolve) => {
        arrived = resolve;
      });
      await Promise.all([flood.send(FRAMES), all]);
    });
  }

  try {
    await round();
    const rounds: Cost[] = [];
    for (let i = 0; i < ROUNDS; i += 1) rounds.push(await round());
    const { cpuUs, wallUs } = medianCost(rounds);
    return { cpuUs: cpuUs / FRAMES, wallUs: wallUs / FRAMES };
  } finally {
    await client.endAsync();
    await flood.stop();
  }
}
