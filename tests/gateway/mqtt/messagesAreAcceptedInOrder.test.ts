import fc from 'fast-check';
import { expect, it } from 'vitest';
import { connectMqtt, type Message } from '../../../gateway/src/mqtt/connection.ts';
import { systemClock } from '../../../gateway/src/parts/clock.ts';
import { startScriptedBroker } from '../../support/scriptedBroker.ts';
import { until } from '../../support/until.ts';

const [PUBACK, SUBSCRIBE] = [4, 8];

/** A PUBLISH at QoS 1 to the topic `a`, MQTT 5. */
function publication(id: number): Uint8Array {
  return Uint8Array.of(0x32, 7, 0, 1, 0x61, 0, id, 0, id);
}

/** A broker that brings so many messages, and a client that has them all. */
async function bring(count: number) {
  const acknowledged: number[] = [];
  const messages: Message[] = [];
  const broker = await startScriptedBroker({
    other(type, body) {
      if (type === PUBACK) acknowledged.push(body.readUInt16BE(0));
      if (type !== SUBSCRIBE) return undefined;
      const suback = Uint8Array.of(0x90, 4, body[0] ?? 0, body[1] ?? 0, 0, 1);
      return Buffer.concat([suback, ...Array.from({ length: count }, (_, i) => publication(i + 1))]);
    },
  });
  const connection = await connectMqtt({
    ...{ url: broker.url, version: 5, clientId: 'test', clock: systemClock, signal: new AbortController().signal },
    onMessage: (message) => void messages.push(message),
  });
  if (!connection.ok) throw new Error(connection.reason);
  await connection.subscribe('a', 1);
  await until('all came', 5_000, () => messages.length === count);
  return { acknowledged, messages, connection };
}

it('a message is acknowledged when it is accepted and not before, behind all that came before it', async () => {
  const { acknowledged, messages, connection } = await bring(4);
  messages[2]?.accept();
  messages[1]?.accept();
  messages[3]?.accept();
  await connection.publish({ topic: 'b', payload: 'x', retain: false, qos: 0 });
  expect(acknowledged).toEqual([]);
  messages[0]?.accept();
  await until('they are', 2_000, () => acknowledged.length === 4);
  expect(acknowledged).toEqual([1, 2, 3, 4]);
  connection.abort('done');
});

it('whatever the order in which they are accepted, and some of them twice', async () => {
  const count = 12;
  const order = fc.shuffledSubarray(
    Array.from({ length: count }, (_, i) => i),
    { minLength: 1 },
  );
  await fc.assert(
    fc.asyncProperty(order, async (accepted) => {
      const { acknowledged, messages, connection } = await bring(count);
      for (const i of [...accepted, ...accepted]) messages[i]?.accept();
      const whole = Array.from({ length: count }, (_, i) => i).findIndex((i) => !accepted.includes(i));
      const expected = Array.from({ length: whole < 0 ? count : whole }, (_, i) => i + 1);
      await until('they are acknowledged', 2_000, () => acknowledged.length >= expected.length);
      expect(acknowledged).toEqual(expected);
      connection.abort('done');
    }),
    { numRuns: 25 },
  );
});

it('one that is refused ends the connection', async () => {
  const { acknowledged, messages, connection } = await bring(2);
  messages[1]?.refuse('no room');
  expect(await connection.closed).toBe('no room');
  messages[0]?.accept();
  expect(acknowledged).toEqual([]);
});
