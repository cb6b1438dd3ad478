import { createNetworkServer, type NetworkServerOptions } from './lorawan/networkServer.ts';
import { readThingsUplink, thingsDownlink } from './lorawan/thingsUplink.ts';
import type { Transport } from './transport.ts';

export interface ThingsStackOptions extends NetworkServerOptions {
  /** `APPLICATION@TENANT`, or the application alone where the server has no tenants */
  readonly application: string;
  /** fPort of downlinks; nodes take them on any */
  readonly port: number;
}

/** The MQTT server of The Things Stack v3, which knows QoS 0 and MQTT 3.1.1 alone. */
export function createThingsStackTransport(options: ThingsStackOptions): Transport {
  const { application, port } = options;
  return createNetworkServer(options, {
    kind: 'things-stack',
    subscriptions: [{ topic: `v3/${application}/devices/+/up`, qos: 0 }],
    qos: 0,
    read: readThingsUplink,
    downlink: (device, bytes, purpose) => thingsDownlink(application, device, port, bytes, purpose),
  });
}
