import { expect, it } from 'vitest';
import type { RawFrame, Transport } from '../../gateway/src/transports/transport.ts';
import { until } from './until.ts';

/** One implementation, with a peer on the other side of its link. */
export interface TransportRig {
  readonly transport: Transport;
  /** frames that the transport handed on */
  readonly frames: readonly RawFrame[];
  /** The peer sends a frame. */
  peerSends(bytes: Uint8Array): void;
  /** frames that reached the peer */
  readonly peerHeard: readonly Uint8Array[];
  /** Takes away what the transport needs to be up, before it has started. */
  obstruct(): Promise<() => Promise<void>>;
}

/** What gateway code may rely on, whatever the link. Run it inside a `describe` of the implementation. */
export function transportContract(create: () => Promise<TransportRig>): void {
  const started = async (): Promise<TransportRig> => {
    const rig = await create();
    await rig.transport.start();
    await until('the link is up', 10_000, () => rig.transport.state().status === 'up');
    return rig;
  };

  it('hands on whole frames of any bytes, with link, sender and receive time', async () => {
    const rig = await started();
    const before = Date.now();
    const sent = [
      Uint8Array.of(0x10, 0x0d, 0x0a, 0x2c, 0x2b, 0x00, 0xff, 0x0d, 0x0a),
      Uint8Array.of(0x12),
      new Uint8Array(240).fill(0x2c).fill(0x11, 0, 1),
    ];
    for (const bytes of sent) rig.peerSends(bytes);
    await until('all frames', 5_000, () => rig.frames.length === sent.length);
    expect(rig.frames.map(({ bytes }) => [...bytes])).toEqual(sent.map((bytes) => [...bytes]));
    for (const { link, from, receivedAt } of rig.frames) {
      expect(link).toBe(rig.transport.name);
      expect(from).not.toBe('');
      expect(receivedAt).toBeGreaterThanOrEqual(before);
      expect(receivedAt).toBeLessThanOrEqual(Date.now());
    }
    expect(rig.transport.counts.get('received')).toBe(sent.length);
  });

  it('carries an answer back to the sender of a frame', async () => {
    const rig = await started();
    rig.peerSends(Uint8Array.of(0x10, 1, 2, 3));
    await until('the frame', 5_000, () => rig.frames.length === 1);
    const answer = Uint8Array.of(0x11, 0x0d, 0x0a, 0x00, 0x2c, 0xff);
    expect(await rig.transport.send(rig.frames[0]?.from ?? '', answer)).toBe('sent');
    await until('the answer', 5_000, () => rig.peerHeard.length === 1);
    expect([...(rig.peerHeard[0] ?? [])]).toEqual([...answer]);
    expect(rig.transport.counts.get('sent')).toBe(1);
  });

  it('refuses an address that it has not written itself', async () => {
    const rig = await started();
    expect(await rig.transport.send('nonsense', Uint8Array.of(1))).toBe('refused');
    expect(rig.transport.counts.get('refused')).toBe(1);
  });

  it('shows what keeps it from starting, with the next attempt, and comes up once that is gone', async () => {
    const rig = await create();
    const remove = await rig.obstruct();
    await rig.transport.start();
    const { status, reason, nextAttempt = 0 } = rig.transport.state();
    expect(status).toBe('down');
    expect(reason).not.toBe('');
    expect(nextAttempt).toBeGreaterThan(Date.now() - 1_000);
    expect(await rig.transport.send('1/bin', Uint8Array.of(1))).toBe('down');
    await remove();
    await until('the link is up', 20_000, () => rig.transport.state().status === 'up');
  });

  it('is silent once it is stopped', async () => {
    const rig = await started();
    await rig.transport.stop();
    rig.peerSends(Uint8Array.of(0x10, 1, 2, 3));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(rig.frames).toEqual([]);
    expect(rig.transport.state()).toMatchObject({ status: 'down', reason: 'stopped' });
    expect(await rig.transport.send('1/bin', Uint8Array.of(1))).toBe('down');
  });
}
