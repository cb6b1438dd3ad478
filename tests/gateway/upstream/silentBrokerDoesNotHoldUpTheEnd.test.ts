import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createManualClock } from '../../support/manualClock.ts';
import { createSinkRig } from '../../support/sinkRig.ts';
import { until } from '../../support/until.ts';

// MQTT 5 section 3.2: CONNACK, accepted, no properties
const ACCEPTED = Uint8Array.of(0x20, 3, 0, 0, 0);

it.each([
  ['says nothing at all', undefined],
  ['accepts the connection, and nothing after that', ACCEPTED],
])('hangs up at the end on a broker that %s', async (_, answer) => {
  const sockets: Socket[] = [];
  let ended = 0;
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      ended += 1;
    });
    socket.on('data', () => answer && socket.write(answer));
  });
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };

  // time stands: neither of the patient timers of a connection can be what ends it
  const rig = createSinkRig({ url: () => `mqtt://127.0.0.1:${port}`, clock: createManualClock() });
  const started = rig.sink.start();
  await until('the CONNECT has come', 5_000, () => (sockets[0]?.bytesRead ?? 0) > 0);
  await rig.sink.stop();
  await started;
  await until('it has hung up', 5_000, () => ended === 1);
  expect(sockets).toHaveLength(1);
  expect(rig.sink.state()).toMatchObject({ status: 'down', reason: 'stopped' });
});
