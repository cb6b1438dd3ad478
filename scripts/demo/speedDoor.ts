import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SPEEDS, type SpeedDial } from './speeds.ts';

export interface SpeedDoor {
  /** `http://127.0.0.1:40123/speed` */
  readonly url: string;
  close(): void;
}

const HOST = '127.0.0.1';
const LONGEST = 200;

async function speedIn(request: IncomingMessage): Promise<number> {
  let text = '';
  for await (const part of request) {
    text += String(part);
    if (text.length > LONGEST) return Number.NaN;
  }
  try {
    return Number((JSON.parse(text) as { speed?: unknown } | null)?.speed);
  } catch {
    return Number.NaN;
  }
}

/**
 * Time may be turned up over HTTP, too: GET tells the speed, PUT {"speed": 60} sets it. For programs on this machine, and for
 * pages of `origin`, the gateway's console: no other page of a browser gets that far.
 */
export async function openSpeedDoor(dial: SpeedDial, now: () => number, origin: string): Promise<SpeedDoor> {
  const server = createServer(async (request, response) => {
    const from = request.headers.origin;
    if (from === origin) {
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-allow-methods', 'GET, PUT');
      response.setHeader('access-control-allow-headers', 'content-type');
    }
    const answer = (status: number, body?: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(body === undefined ? '' : `${JSON.stringify(body)}\n`);
    };
    if (from !== undefined && from !== origin) answer(403);
    else if (request.method === 'OPTIONS') answer(204);
    else if (request.url !== '/speed') answer(404);
    else if (request.method === 'PUT' && !dial.set(await speedIn(request))) answer(422, { speeds: SPEEDS });
    else if (request.method !== 'GET' && request.method !== 'PUT') answer(405);
    else answer(200, { speed: dial.speed(), speeds: SPEEDS, now: new Date(now()).toISOString() });
  });
  server.listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${port}/speed`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
