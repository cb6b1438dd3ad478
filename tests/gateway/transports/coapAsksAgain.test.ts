import { createSocket } from 'node:dgram';
import { generate, type ParsedPacket, parse } from 'coap-packet';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import type { Fate, RawFrame } from '../../../gateway/src/transports/transport.ts';
import { createCoapPeer } from '../../support/coapPeer.ts';
import { createCoapRig } from '../../support/coapRig.ts';
import { pause, until } from '../../support/until.ts';

const FRAME = Buffer.from([0x10, 1, 2, 3]);

/** Datagrams by hand, and what comes back. */
function createRaw(port: number) {
  const socket = createSocket('udp4');
  const heard: ParsedPacket[] = [];
  socket.on('message', (bytes) => heard.push(parse(bytes)));
  onTestFinished(() => void socket.close());
  return { heard, send: (bytes: Uint8Array) => socket.send(bytes, port, '127.0.0.1') };
}

function post(messageId: number, payload = FRAME, options: { name: string; value: Buffer }[] = []) {
  return generate({
    confirmable: true,
    code: '0.02',
    messageId,
    token: Buffer.from([7, 7]),
    options: [{ name: 'Uri-Path', value: Buffer.from('f') }, ...options],
    payload,
  });
}

it('takes a request once that is sent again while its answer is kept back, and answers it once it was given', async () => {
  const { transport, frames, port } = await createCoapRig({ holdMs: 300 });
  await transport.start();
  const raw = createRaw(port);
  for (let i = 0; i < 5; i += 1) raw.send(post(100));
  await until('the frame', 2_000, () => frames.length > 0);
  await pause(100);
  expect(frames).toHaveLength(1);
  expect(await transport.send(frames[0]?.from ?? '', Uint8Array.of(0x11, 9))).toBe('sent');
  await until('the answer', 2_000, () => raw.heard.some(({ code }) => code === '2.04'));
  raw.send(post(100));
  await pause(100);
  expect(frames).toHaveLength(1);
});

it('says that a frame is settled when it is, and not before; each is answered at most once', async () => {
  const fates: ((fate: Fate) => void)[] = [];
  const frames: RawFrame[] = [];
  const { transport, port } = await createCoapRig({
    holdMs: 60_000,
    onFrame(frame, told) {
      frames.push(frame);
      if (told) fates.push(told);
    },
  });
  await transport.start();
  const asked = createCoapPeer(port).ask(FRAME);
  await until('the frame', 2_000, () => fates.length === 1);
  fates[0]?.('settled');
  expect(await asked).toMatchObject({ code: '2.04', payload: Buffer.alloc(0) });
  fates[0]?.('lost');
  const from = frames[0]?.from ?? '';
  expect(await transport.send(from, Uint8Array.of(0x11))).toBe('refused');
  expect(await transport.send(from, Uint8Array.of(0x11), 'order')).toBe('withheld');
});

it('tells a client to ask again where its frame is not taken, or nobody can say in time that it is', async () => {
  const { transport, port } = await createCoapRig({ holdMs: 60_000, onFrame: (_, told) => told?.('lost') });
  await transport.start();
  expect(await createCoapPeer(port).ask(FRAME)).toMatchObject({ code: '5.03', payload: Buffer.alloc(0) });
  const slow = await createCoapRig({ holdMs: 50, onFrame: () => undefined });
  await slow.transport.start();
  const raw = createRaw(slow.port);
  raw.send(post(100));
  await until('the answer', 2_000, () => raw.heard.some(({ code }) => code === '5.03'));
  const [answer] = raw.heard.filter(({ code }) => code === '5.03');
  expect(answer?.options.find(({ name }) => name === 'Max-Age')?.value).toEqual(Buffer.of(5));
});

it('answers in hex whoever writes in hex', async () => {
  const { transport, frames, port } = await createCoapRig({ holdMs: 2_000 });
  await transport.start();
  const asked = createCoapPeer(port).ask(Buffer.from('10010203'));
  await until('the frame', 2_000, () => frames.length === 1);
  expect([...(frames[0]?.bytes ?? [])]).toEqual([0x10, 1, 2, 3]);
  await transport.send(frames[0]?.from ?? '', Uint8Array.of(0x11, 0xff));
  expect((await asked).payload.toString()).toBe('11FF');
});

it('says what it does not take', async () => {
  const { transport, frames, port } = await createCoapRig({ holdMs: 50 });
  await transport.start();
  const peer = createCoapPeer(port);
  expect(await peer.ask(FRAME, { path: '/other' })).toMatchObject({ code: '4.04' });
  expect(await peer.ask(FRAME, { method: 'GET' })).toMatchObject({ code: '4.05' });
  expect(await peer.ask(Buffer.alloc(0))).toMatchObject({ code: '4.00' });
  expect(await peer.ask(Buffer.alloc(600))).toMatchObject({ code: '4.13' });
  const raw = createRaw(port);
  raw.send(post(1, FRAME, [{ name: 'Block1', value: Buffer.from([0x0e]) }]));
  raw.send(post(2, FRAME, [{ name: 'Observe', value: Buffer.from([0]) }]));
  await until('both are refused', 2_000, () => raw.heard.length === 2);
  expect(raw.heard.map(({ messageId, code }) => [messageId, code])).toEqual([
    [1, '4.13'],
    [2, '4.02'],
  ]);
  expect(frames).toEqual([]);
  expect(transport.counts.get('noise')).toBe(5);
});

it('lives through any datagrams, and takes a frame behind them', async () => {
  const { transport, frames, port } = await createCoapRig({ holdMs: 20 });
  await transport.start();
  const raw = createRaw(port);
  const whole = post(4_000);
  const soup = fc.oneof(
    fc.uint8Array({ maxLength: 80 }),
    fc.tuple(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 0, max: 255 })).map(([at, byte]) => {
      const changed = Buffer.from(whole);
      changed[at] = byte;
      return changed;
    }),
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.concat([Buffer.from([0x40]), bytes])),
  );
  for (const bytes of fc.sample(soup, 2_000)) raw.send(bytes);
  await pause(200);
  expect(transport.state().status).toBe('up');
  const last = Buffer.from('behind all of them');
  expect(await createCoapPeer(port).ask(last)).toMatchObject({ code: '5.03' });
  expect(frames.filter(({ bytes }) => last.equals(bytes))).toHaveLength(1);
});
