import { createSocket } from 'node:dgram';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../gateway/src/parts/clock.ts';
import { createUdpTransport } from '../../../gateway/src/transports/udp.ts';
import { until } from '../../support/until.ts';

it('counts datagrams that are longer than any frame, and hands none of them on', async () => {
  const lengths: number[] = [];
  const transport = createUdpTransport({
    name: 'field',
    host: '127.0.0.1',
    port: 0,
    clock: systemClock,
    random: () => 0,
    onFrame: ({ bytes }) => void lengths.push(bytes.length),
    onState: () => undefined,
  });
  await transport.start();
  const peer = createSocket('udp4');
  onTestFinished(async () => {
    peer.close();
    await transport.stop();
  });
  const port = Number(transport.address()?.split(':').at(-1));
  for (const length of [241, 5_000, 240, 0]) peer.send(new Uint8Array(length), port, '127.0.0.1');
  await until('the short ones', 5_000, () => lengths.length === 2);
  expect(lengths).toEqual([240, 0]);
  expect(transport.counts.get('oversize')).toBe(2);
});
