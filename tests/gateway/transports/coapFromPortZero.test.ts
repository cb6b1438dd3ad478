import { generate } from 'coap-packet';
import { describe, expect, it } from 'vitest';
import { createCoapPeer } from '../../support/coapPeer.ts';
import { createCoapRig } from '../../support/coapRig.ts';
import { mayForge, sendFromPortZero } from '../../support/forgedDatagram.ts';
import { has } from '../../support/programs.ts';
import { pause, until } from '../../support/until.ts';

const FRAME = Buffer.from([0x10, 1, 2, 3]);

function post(messageId: number, confirmable: boolean, path = 'f') {
  return generate({
    ...{ confirmable, code: '0.02', messageId, token: Buffer.from([7]), payload: FRAME },
    options: [{ name: 'Uri-Path', value: Buffer.from(path) }],
  });
}

/** longer than the library waits before it acknowledges by itself */
const PATIENCE = 200;

describe.skipIf(!has('python3') || !mayForge())('a request whose header names a port that nobody has', () => {
  it('is answered to nobody, and ends nothing', async () => {
    const { transport, frames, port } = await createCoapRig({ holdMs: 50 });
    await transport.start();
    sendFromPortZero(port, post(1, true));
    sendFromPortZero(port, post(1, true));
    sendFromPortZero(port, post(2, false));
    sendFromPortZero(port, post(3, true, 'elsewhere'));
    sendFromPortZero(port, Uint8Array.of(0x40, 0, 0, 4));
    await until('what is refused', 2_000, () => transport.counts.get('refused') > 0);
    await pause(PATIENCE);
    const heard = frames.length;
    expect(await createCoapPeer(port).ask(FRAME)).toMatchObject({ code: '5.03' });
    expect(frames).toHaveLength(heard + 1);
  });

  it('asked again and not answered yet does not end a gateway that closes the link', async () => {
    const { transport, frames, port } = await createCoapRig({ holdMs: 5_000 });
    await transport.start();
    for (let i = 0; i < 3; i += 1) sendFromPortZero(port, post(9, true));
    await until('the frame', 2_000, () => frames.length > 0);
    await transport.stop();
    await pause(PATIENCE);
    expect(transport.state()).toMatchObject({ status: 'down', reason: 'stopped' });
  });
});
