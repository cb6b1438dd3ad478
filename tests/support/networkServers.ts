/** What network servers publish, by the formats of their public documentation, with values of our own. */

export const APPLICATION = '52f14cd4-c6f1-4fbd-8f87-4025e1d49242';
export const DEV_EUI = 'ac1f09fffe000001';

/** ChirpStack v4: zero values are left out, as its JSON does. */
export function chirpstackUp(
  bytes: Uint8Array,
  more: { devEui?: string; fCnt?: number } = {},
): { topic: string; text: string } {
  const { devEui = DEV_EUI, fCnt = 7 } = more;
  const event = {
    deduplicationId: '3ac7e3c4-4401-4b8d-9386-a5c902f9202d',
    time: '2026-11-26T09:34:15.775023242+00:00',
    deviceInfo: {
      tenantId: '6d2c5c1f-6a4f-4f0c-9d5b-4c1f0f7f6a01',
      tenantName: 'City works',
      applicationId: APPLICATION,
      applicationName: 'covers',
      deviceProfileId: '14855bf7-d10d-4aee-b618-ebfcb64dc7ad',
      deviceProfileName: 'pico-rak3172',
      deviceName: 'C-0007',
      devEui,
      tags: { street: 'Station Road' },
    },
    devAddr: '00189440',
    adr: true,
    dr: 5,
    ...(fCnt === 0 ? {} : { fCnt }),
    fPort: 11,
    confirmed: true,
    data: Buffer.from(bytes).toString('base64'),
    rxInfo: [
      { gatewayId: '0016c001ff10a235', uplinkId: 4217106255, rssi: -112, snr: -4.5, channel: 1, context: 'E3OWOQ==' },
      { gatewayId: '0016c001ff10a236', uplinkId: 22, rssi: -97, snr: 6.2, channel: 5, rfChain: 1, context: 'E3OWOA==' },
    ],
    txInfo: {
      frequency: 868300000,
      modulation: { lora: { bandwidth: 125000, spreadingFactor: 7, codeRate: 'CR_4_5' } },
    },
  };
  return { topic: `application/${APPLICATION}/device/${devEui}/event/up`, text: JSON.stringify(event) };
}

export const THINGS_APPLICATION = 'covers@city';

/** The Things Stack v3. */
export function thingsUp(
  bytes: Uint8Array,
  more: { devEui?: string; device?: string } = {},
): { topic: string; text: string } {
  const { devEui = DEV_EUI.toUpperCase(), device = 'c-0007' } = more;
  const event = {
    end_device_ids: {
      device_id: device,
      application_ids: { application_id: 'covers' },
      dev_eui: devEui,
      join_eui: '0000000000000000',
      dev_addr: '260BC53A',
    },
    correlation_ids: ['as:up:01H9YHZ4GSWA8QCPZ4BV0JZ9FJ'],
    received_at: '2026-11-26T09:34:15.775023242Z',
    uplink_message: {
      session_key_id: 'AXA50sHUAaXxZTj7zTbJxA==',
      f_port: 11,
      f_cnt: 42,
      frm_payload: Buffer.from(bytes).toString('base64'),
      rx_metadata: [
        { gateway_ids: { gateway_id: 'depot', eui: '0016C001FF10A235' }, rssi: -101, channel_rssi: -101, snr: 3.5 },
        { gateway_ids: { gateway_id: 'tower', eui: '0016C001FF10A236' }, rssi: -118, channel_rssi: -118, snr: -9 },
      ],
      settings: { data_rate: { lora: { bandwidth: 125000, spreading_factor: 7 } }, frequency: '868100000' },
      received_at: '2026-11-26T09:34:15.570000000Z',
      confirmed: true,
      consumed_airtime: '0.061696s',
      network_ids: { net_id: '000013', tenant_id: 'city' },
    },
  };
  return { topic: `v3/${THINGS_APPLICATION}/devices/${device}/up`, text: JSON.stringify(event) };
}
