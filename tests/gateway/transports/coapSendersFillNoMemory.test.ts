import { createSocket } from 'node:dgram';
import { generate } from 'coap-packet';
import { expect, it, onTestFinished } from 'vitest';
import { createCoapRig } from '../../support/coapRig.ts';
import { until } from '../../support/until.ts';

const REQUESTS = 6_000;
const BOUND = 4_096;

/** The library has a timer for each answer that it keeps. */
const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

it('the library keeps some thousand answers, however many requests a sender makes', async () => {
  const { transport, port } = await createCoapRig();
  await transport.start();
  const socket = createSocket('udp4');
  onTestFinished(() => void socket.close());
  let answered = 0;
  socket.on('message', () => {
    answered += 1;
  });
  const before = timers();
  const options = [{ name: 'Uri-Path', value: Buffer.from('nowhere') }];
  for (let id = 0; id < REQUESTS; id += 1) {
    // answered with the least bytes that there are
    socket.send(generate({ code: '0.02', confirmable: true, messageId: id, options }), port, '127.0.0.1');
    if (id % 50 === 49) await until('the answers', 5_000, () => answered === id + 1);
  }
  const kept = timers() - before;
  expect(kept).toBeGreaterThan(BOUND / 4);
  expect(kept).toBeLessThan(BOUND + 100);
}, 60_000);
