// Run by flood.ts in a process of its own: publishes bare frames over MQTT, so many at each line of standard input.
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { Aedes } from 'aedes';
import mqtt from 'mqtt';
import { createDistrict } from '../district.ts';

type Publish = (topic: string, payload: Uint8Array) => Promise<void>;

/** A broker of this process's own. */
async function openBroker(): Promise<{ readonly url: string; readonly publish: Publish }> {
  const aedes = await Aedes.createBroker();
  const server = createServer(aedes.handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `mqtt://127.0.0.1:${port}`,
    publish: (topic, payload) =>
      new Promise((resolve, reject) => {
        const packet = {
          cmd: 'publish',
          topic,
          payload: Buffer.from(payload),
          qos: 0,
          retain: false,
          dup: false,
        } as const;
        aedes.publish(packet, (error) => (error ? reject(error) : resolve()));
      }),
  };
}

async function joinBroker(url: string): Promise<{ readonly url: string; readonly publish: Publish }> {
  const client = await mqtt.connectAsync(url);
  return { url, publish: async (topic, payload) => void (await client.publishAsync(topic, Buffer.from(payload))) };
}

/** Messages that are under way at a time. */
const TOGETHER = 500;

const [nodes = '1000', wanted = ''] = process.argv.slice(2);
const district = createDistrict(Number(nodes));
const { url, publish } = wanted === '' ? await openBroker() : await joinBroker(wanted);
process.stdout.write(`${url}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  const frames = district.bareStatuses(Number(line));
  for (let i = 0; i < frames.length; i += TOGETHER) {
    const some = frames.slice(i, i + TOGETHER);
    await Promise.all(some.map(({ node, payload }) => publish(`nodes/${node}/up`, payload)));
  }
  process.stdout.write('sent\n');
}
process.exit(0);
