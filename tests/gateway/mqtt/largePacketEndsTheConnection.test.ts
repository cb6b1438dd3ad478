import { expect, it } from 'vitest';
import { connectMqtt, type MqttVersion } from '../../../gateway/src/mqtt/connection.ts';
import { systemClock } from '../../../gateway/src/parts/clock.ts';
import { CONNACK_4, startScriptedBroker } from '../../support/scriptedBroker.ts';

const SUBSCRIBE = 8;
/** the head of a PUBLISH of 256 MB, and what begins it */
const LARGE = Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0x7f, 0, 1, 0x61);

it.each<MqttVersion>([4, 5])(
  'a broker of MQTT version %i that begins a packet without measure is left, with the reason',
  async (version) => {
    const broker = await startScriptedBroker({
      ...(version === 4 ? { connect: () => CONNACK_4 } : {}),
      other(type, body) {
        const properties = version === 5 ? [0] : [];
        const suback = [0x90, 3 + properties.length, body[0] ?? 0, body[1] ?? 0, ...properties, 0];
        return type === SUBSCRIBE ? Uint8Array.of(...suback, ...LARGE) : undefined;
      },
    });
    const connection = await connectMqtt({
      ...{ url: broker.url, version, clientId: 'test', clock: systemClock, signal: new AbortController().signal },
      onMessage: () => undefined,
    });
    if (!connection.ok) throw new Error(connection.reason);
    await connection.subscribe('a', 0).catch(() => undefined);
    expect(await connection.closed).toContain('more than 131072 bytes');
  },
);
