import { describe, expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startFakeRak } from '../../support/fakeRak.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { has } from '../../support/programs.ts';
import { until } from '../../support/until.ts';

const RADIO = { baud: 115_200, frequency: 868_100_000, sf: 7, bw: 125, cr: 1, preamble: 8, power: 14 };

describe.skipIf(!has('socat'))('a link over a RAK3172', () => {
  it('acknowledges an alert, and shows bytes, signal, duty cycle and noise', async () => {
    const fake = await startFakeRak();
    const node = createFakeNode(7);
    const rig = await startGateway({
      covers: [{ cover: 'C-7', node: 7, key: node.key }],
      links: [{ kind: 'rak3172', name: 'roof', path: fake.path, ...RADIO }],
    });
    await until('the link is up', 10_000, async () => (await rig.part('link roof'))?.status === 'up');
    const alert = node.alert();
    fake.module.hear(alert, alert.length);
    await until('the acknowledgement', 5_000, () => fake.sent.length === 1);
    const ack = fake.sent[0] ?? Buffer.alloc(0);
    expect(node.openAck(ack)).toMatchObject({ seqs: [0] });
    fake.print('?\x00?\r\n');
    const lines = async (): Promise<string[]> => (await rig.get('/metrics')).text.split('\n');
    await until('it is counted as sent', 5_000, async () =>
      (await lines()).includes('lidwatch_link_frames_total{link="roof",what="sent"} 1'),
    );
    const shown = await lines();
    for (const line of [
      `lidwatch_link_bytes_total{link="roof",way="up"} ${alert.length}`,
      `lidwatch_link_bytes_total{link="roof",way="down"} ${ack.length}`,
      'lidwatch_link_rssi_dbm{link="roof",figure="last"} -30',
      'lidwatch_link_rssi_dbm{link="roof",figure="mean"} -30',
      'lidwatch_link_snr_db{link="roof",figure="last"} 13',
    ]) {
      expect(shown).toContain(line);
    }
    const left = shown.find((line) =>
      line.startsWith('lidwatch_link_duty_cycle_left{link="roof",band="868.0-868.6 MHz"}'),
    );
    expect((await rig.get('/api/links')).body).toMatchObject({
      links: [
        {
          bytes: { up: alert.length, down: ack.length },
          rssi: { last: -30, mean: -30 },
          snr: { last: 13 },
          dutyCycle: { band: '868.0-868.6 MHz', left: expect.closeTo(1, 2) },
        },
      ],
    });
    // some tens of milliseconds of 36 s
    expect(Number(left?.split(' ').at(-1))).toBeLessThan(1);
    expect(Number(left?.split(' ').at(-1))).toBeGreaterThan(0.99);
    expect(shown.some((line) => line.startsWith('lidwatch_link_frames_total{link="roof",what="noise"}'))).toBe(true);
  });
});
