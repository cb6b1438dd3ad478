import { describe, expect, it, onTestFinished } from 'vitest';
import { startMosquitto } from '../../support/mosquitto.ts';
import { has } from '../../support/programs.ts';
import { createSinkRig } from '../../support/sinkRig.ts';
import { subscribe } from '../../support/subscriber.ts';
import { until } from '../../support/until.ts';

describe.skipIf(!has('mosquitto'))('a gateway that is stopped', () => {
  it('leaves its presence as offline, with the reason, and sends no will', async () => {
    const mosquitto = await startMosquitto();
    onTestFinished(() => mosquitto.close());
    const received = await subscribe(mosquitto.port, 'lidwatch/gateways/#');
    const rig = createSinkRig({ url: () => `mqtt://127.0.0.1:${mosquitto.port}` });
    await rig.sink.start();
    await rig.sink.stop();
    await until('both messages', 5_000, () => received.length >= 2);
    const after = await subscribe(mosquitto.port, 'lidwatch/gateways/#');
    await until('what is retained', 5_000, () => after.length >= 1);
    expect(received.map(({ payload }) => JSON.parse(payload))).toEqual([
      { state: 'online', gateway: 'depot' },
      { state: 'offline', gateway: 'depot', reason: 'stopped' },
    ]);
    expect(after[0]).toMatchObject({ retain: true, payload: received[1]?.payload });
  });
});
