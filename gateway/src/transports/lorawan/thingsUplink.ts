import { z } from 'zod';
import { best, type Discarded, discarded, eui, payload, readJson, type Uplink } from './uplink.ts';

/**
 * `up` of The Things Stack v3 (thethingsindustries.com/docs, Integrations, Data Formats, "Uplink messages"). Fields at
 * their zero are left out.
 */
const schema = z.object({
  end_device_ids: z.object({ device_id: z.string().regex(/^[a-z0-9](?:-?[a-z0-9]){2,35}$/), dev_eui: eui }),
  uplink_message: z.object({
    frm_payload: payload,
    rx_metadata: z
      .array(z.object({ rssi: z.number().optional(), snr: z.number().optional() }))
      .max(1_000)
      .default([]),
  }),
  simulated: z.boolean().default(false),
});

/** `v3/APPLICATION@TENANT/devices/DEVICE/up` and what it holds. Never throws. */
export function readThingsUplink(topic: string, bytes: Uint8Array): Uplink | Discarded {
  const event = /^v3\/[^/]+\/devices\/[^/]+\/(.+)$/.exec(topic)?.[1];
  if (event === undefined) return discarded('unknown topic');
  // join, down/queued, down/sent, down/ack, down/failed, service/data, location/solved
  if (event !== 'up') return discarded(`event ${event}`, true);
  const parsed = schema.safeParse(readJson(bytes));
  if (!parsed.success) return discarded('no uplink of The Things Stack v3');
  const { end_device_ids: ids, uplink_message: uplink, simulated } = parsed.data;
  // somebody has typed it into the console of the server: no cover has moved
  if (simulated) return discarded('simulated', true);
  const { frm_payload: data = '', rx_metadata: heard } = uplink;
  if (data === '') return discarded('empty', true);
  return {
    ok: true,
    devEui: ids.dev_eui,
    device: `${ids.device_id}/${ids.dev_eui}`,
    bytes: new Uint8Array(Buffer.from(data, 'base64')),
    ...best(heard),
  };
}

/**
 * What puts a downlink into a device's queue. An acknowledgement takes the place of what waits there: it answers a newer
 * frame, and what it pushes out is sent again by itself. So the queue never grows.
 */
export function thingsDownlink(
  application: string,
  device: string,
  port: number,
  bytes: Uint8Array,
  purpose: 'ack' | 'order',
) {
  const [, id] = /^([a-z0-9-]{3,36})\/[0-9a-f]{16}$/.exec(device) ?? [];
  if (id === undefined) return undefined;
  const way = purpose === 'ack' ? 'replace' : 'push';
  const payloadText = Buffer.from(bytes).toString('base64');
  return {
    topic: `v3/${application}/devices/${id}/down/${way}`,
    text: JSON.stringify({ downlinks: [{ f_port: port, frm_payload: payloadText, priority: 'NORMAL' }] }),
  };
}
