import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

const HOST = '127.0.0.1';

/** Where the gateway listens; 0 lets the system choose. */
export interface Ports {
  readonly mqtt: number;
  readonly api: number;
  readonly udp: number;
}

/** What the documentation names. */
const USUAL: Ports = { mqtt: 1883, api: 8080, udp: 7700 };
export const ANY: Ports = { mqtt: 0, api: 0, udp: 0 };

function tcpIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, HOST, () => server.close(() => resolve(true)));
  });
}

function udpIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(false));
    socket.bind(port, HOST, () => socket.close(() => resolve(true)));
  });
}

/** The usual ports, each replaced by 0 where somebody has it. */
export async function freePorts(): Promise<Ports> {
  const [mqtt, api, udp] = await Promise.all([tcpIsFree(USUAL.mqtt), tcpIsFree(USUAL.api), udpIsFree(USUAL.udp)]);
  return { mqtt: mqtt ? USUAL.mqtt : 0, api: api ? USUAL.api : 0, udp: udp ? USUAL.udp : 0 };
}
