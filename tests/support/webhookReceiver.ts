import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';

interface ReceivedPost {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody's web server. What it answers is the test's to say. */
export interface WebhookReceiver {
  readonly url: string;
  readonly port: number;
  readonly posts: ReceivedPost[];
  /** By default 204 at once. */
  answer: (post: ReceivedPost, response: ServerResponse, socket: Socket) => void;
  /** CloudEvents that it has answered with 204, in order */
  readonly events: {
    readonly id: string;
    readonly source: string;
    readonly historical?: boolean;
    readonly type: string;
  }[];
  close(): Promise<void>;
}

export async function startWebhookReceiver(port = 0): Promise<WebhookReceiver> {
  const posts: ReceivedPost[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () => {
      const post = { headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
      posts.push(post);
      self.answer(post, response, request.socket);
      if (response.statusCode !== 204) return;
      const found = JSON.parse(post.body) as WebhookReceiver['events'][number] | WebhookReceiver['events'];
      self.events.push(...(Array.isArray(found) ? found : [found]));
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((listening) => void server.listen(port, '127.0.0.1', listening));
  const { port: at } = server.address() as AddressInfo;
  const self: WebhookReceiver = {
    url: `http://127.0.0.1:${at}/hook`,
    port: at,
    posts,
    events: [],
    answer: (_post, response) => void response.writeHead(204).end(),
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((closed) => void server.close(() => closed()));
    },
  };
  onTestFinished(self.close);
  return self;
}
