import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chirpstackDownlink, readChirpstackUplink } from '../../../gateway/src/transports/lorawan/chirpstackUplink.ts';
import { readThingsUplink, thingsDownlink } from '../../../gateway/src/transports/lorawan/thingsUplink.ts';
import { chirpstackUp, DEV_EUI, THINGS_APPLICATION, thingsUp } from '../../support/networkServers.ts';

const FRAME = fc.uint8Array({ minLength: 1, maxLength: 240 });

describe.each([
  ['ChirpStack', readChirpstackUplink, chirpstackUp, (d: string, b: Uint8Array) => chirpstackDownlink(d, 10, b)],
  [
    'The Things Stack',
    readThingsUplink,
    thingsUp,
    (d: string, b: Uint8Array) => thingsDownlink(THINGS_APPLICATION, d, 10, b, 'order'),
  ],
] as const)('what %s says', (_, read, up, down) => {
  it('gives the bytes of any frame, its device in lower case, and the signal of the gateway that heard it best', () => {
    fc.assert(
      fc.property(FRAME, (bytes) => {
        const { topic, text } = up(bytes);
        const uplink = read(topic, Buffer.from(text));
        expect(uplink).toMatchObject({ ok: true, devEui: DEV_EUI, bytes });
        if (!uplink.ok) return;
        expect(uplink.rssi).toBe(text.includes('-97') ? -97 : -101);
        expect(down(uplink.device, bytes)?.topic).toContain('down');
      }),
    );
  });

  it('never throws, whatever the topic and the text, and takes no nonsense for an uplink', () => {
    const { topic, text } = up(Uint8Array.of(1, 2, 3));
    const whole = Buffer.from(text);
    fc.assert(
      fc.property(fc.oneof(fc.constant(topic), fc.string()), fc.uint8Array({ maxLength: 200 }), (where, noise) => {
        expect(read(where, noise).ok).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const changed = Buffer.from(whole);
        changed[at] = byte;
        expect(typeof read(topic, changed).ok).toBe('boolean');
        expect(read(topic, whole.subarray(0, at)).ok).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(read(topic, Buffer.from(json)).ok).toBe(false);
      }),
    );
  });

  it('takes a frame of which nobody says how it was heard', () => {
    const { topic, text } = up(Uint8Array.of(1));
    const quiet = text.replaceAll(/"(rssi|snr)":-?[\d.]+,?/g, '').replaceAll(',}', '}');
    expect(read(topic, Buffer.from(quiet))).toMatchObject({ ok: true });
    expect(read(topic, Buffer.from(quiet))).not.toHaveProperty('rssi');
  });

  it('builds no topic from an address that is not of its own making', () => {
    fc.assert(
      fc.property(fc.string(), (device) => {
        const found = down(device, Uint8Array.of(1));
        if (found) expect(found.topic).not.toMatch(/[+#\s]|\/\//);
      }),
    );
    for (const device of ['a/b/../c', '+/#', `x/${DEV_EUI}/y`]) expect(down(device, Uint8Array.of(1))).toBeUndefined();
  });
});

it('other events of a server are foreseen, and hold nothing for us', () => {
  const { topic, text } = chirpstackUp(Uint8Array.of(1));
  for (const event of ['join', 'ack', 'txack', 'status', 'log', 'location']) {
    const where = topic.replace('/up', `/${event}`);
    expect(readChirpstackUplink(where, Buffer.from(text))).toMatchObject({ ok: false, foreseen: true });
  }
  const things = thingsUp(Uint8Array.of(1));
  const queued = things.topic.replace(/up$/, 'down/queued');
  expect(readThingsUplink(queued, Buffer.from(things.text))).toMatchObject({ ok: false, foreseen: true });
  const typed = things.text.replace('{"end_device_ids"', '{"simulated":true,"end_device_ids"');
  expect(readThingsUplink(things.topic, Buffer.from(typed))).toMatchObject({ ok: false, foreseen: true });
});
