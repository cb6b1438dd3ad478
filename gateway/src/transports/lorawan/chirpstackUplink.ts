import { z } from 'zod';
import { best, type Discarded, discarded, eui, payload, readJson, type Uplink } from './uplink.ts';

/**
 * `up` of ChirpStack v4 (chirpstack.io, Integrations, Events; api/proto/integration/integration.proto, UplinkEvent) as
 * JSON. Fields at their zero are left out: an fCnt of 0, an SNR of 0.
 */
const schema = z.object({
  deviceInfo: z.object({ applicationId: z.string().min(1), devEui: eui }),
  data: payload,
  rxInfo: z
    .array(z.object({ rssi: z.number().optional(), snr: z.number().optional() }))
    .max(1_000)
    .default([]),
});

/** `application/APPLICATION/device/DEVEUI/event/up` and what it holds. Never throws. */
export function readChirpstackUplink(topic: string, bytes: Uint8Array): Uplink | Discarded {
  const event = /\/device\/[^/]+\/event\/([a-z]+)$/.exec(topic)?.[1];
  if (event === undefined) return discarded('unknown topic');
  // join, ack, txack, status, log, location, integration
  if (event !== 'up') return discarded(`event ${event}`, true);
  const parsed = schema.safeParse(readJson(bytes));
  if (!parsed.success) return discarded('no uplink of ChirpStack v4');
  const { deviceInfo, data = '', rxInfo } = parsed.data;
  const { applicationId, devEui } = deviceInfo;
  if (data === '') return discarded('empty', true);
  const device = `${applicationId}/${devEui}`;
  return { ok: true, devEui, device, bytes: new Uint8Array(Buffer.from(data, 'base64')), ...best(rxInfo) };
}

/** What puts a downlink into a device's queue (DownlinkCommand of the same file). */
export function chirpstackDownlink(device: string, port: number, bytes: Uint8Array) {
  const [, application, devEui] = /^([^/]+)\/([0-9a-f]{16})$/.exec(device) ?? [];
  if (application === undefined || devEui === undefined) return undefined;
  const data = Buffer.from(bytes).toString('base64');
  return {
    topic: `application/${application}/device/${devEui}/command/down`,
    text: JSON.stringify({ devEui, confirmed: false, fPort: port, data }),
  };
}
