import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SPEEDS, type SpeedDial } from './speeds.ts';

export interface SpeedDoor {
  /** `http://127.0.0.1:40123/speed` */
  readonly url: string;
  close(): void;
}

const HOST = '127.0.0.1';
const LONGEST = 200;
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) {
    text += String(part);
    if (text.length > LONGEST) return '';
  }
  return text;
}

/** What a program or a form wants it to be; NaN where that cannot be told. */
function speedIn(type: string, text: string): number {
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const found = new URLSearchParams(text).get('speed');
    if (found !== null) return Number(found);
  }
  try {
    return Number((JSON.parse(text) as { speed?: unknown } | null)?.speed);
  } catch {
    return Number.NaN;
  }
}

const isHere = (host = ''): boolean => [HOST, 'localhost'].includes(host.replace(/:\d+$/, ''));

function page(now: number): string {
  const buttons = SPEEDS.map((speed) => `<button name="speed" value="${speed}">${speed}x</button>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Speed of time</title><style>body{font:1.2rem system-ui;margin:2rem}button{font:inherit;padding:.6rem 1rem;margin:.2rem}</style>
<h1>How fast time passes</h1><p>It is ${new Date(now).toString().slice(0, 21)} in the district.</p>
<form method="post" action="/speed">${buttons.join('')}</form></html>`;
}

/**
 * Time may be turned up over HTTP, too: GET tells the speed, PUT {"speed": 60} sets it, and a browser gets buttons. For programs on
 * this machine and for that page itself: no other page of a browser gets that far.
 */
export async function openSpeedDoor(dial: SpeedDial, now: () => number): Promise<SpeedDoor> {
  const headers = {
    'cache-control': 'no-store',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
  };

  function tell(response: ServerResponse, status: number, body?: object): void {
    response.writeHead(status, { ...headers, 'content-type': 'application/json' });
    response.end(body === undefined ? '' : `${JSON.stringify(body)}\n`);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, headers: sent } = request;
    // a name that somebody else's server has led here (DNS rebinding) is foreign, too: its pages are of one origin with it
    const isForeign = !isHere(sent.host) || (sent.origin !== undefined && sent.origin !== `http://${sent.host}`);
    const isPage = sent.accept?.includes('text/html') === true;
    if (isForeign) tell(response, 403);
    else if (request.url !== '/speed') tell(response, 404);
    else if (method === 'PUT' || method === 'POST') {
      if (!dial.set(speedIn(sent['content-type'] ?? '', await textOf(request))))
        tell(response, 422, { speeds: SPEEDS });
      else if (isPage) response.writeHead(303, { ...headers, location: '/speed' }).end();
      else told(response);
    } else if (method !== 'GET') tell(response, 405);
    else if (isPage) response.writeHead(200, { ...headers, 'content-type': 'text/html' }).end(page(now()));
    else told(response);
  }

  function told(response: ServerResponse): void {
    tell(response, 200, { speed: dial.speed(), speeds: SPEEDS, now: new Date(now()).toISOString() });
  }

  const server = createServer((request, response) => {
    // whoever goes away in the midst of it has no answer to wait for
    answer(request, response).catch(() => response.destroy());
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
