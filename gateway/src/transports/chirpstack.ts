import { chirpstackDownlink, readChirpstackUplink } from './lorawan/chirpstackUplink.ts';
import { createNetworkServer, type NetworkServerOptions } from './lorawan/networkServer.ts';
import type { Transport } from './transport.ts';

export interface ChirpstackOptions extends NetworkServerOptions {
  /** UUID of the application whose devices are nodes; absent: every application that the broker lets us hear */
  readonly application?: string | undefined;
  /** fPort of downlinks; nodes take them on any */
  readonly port: number;
  /** gateways that name the same share what comes */
  readonly share?: string | undefined;
}

/** The MQTT integration of a ChirpStack v4 server, JSON. */
export function createChirpstackTransport(options: ChirpstackOptions): Transport {
  const { application = '+', port, share } = options;
  return createNetworkServer(options, {
    kind: 'chirpstack',
    subscriptions: [{ topic: `application/${application}/device/+/event/+`, qos: 1, share }],
    qos: 1,
    read: readChirpstackUplink,
    downlink: (device, bytes) => chirpstackDownlink(device, port, bytes),
  });
}
