import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { MAX_FRAME } from '@lidwatch/protocol';
import { createServer, type IncomingMessage, type OutgoingMessage, type Server } from 'coap';
import { createBackoff } from '../parts/backoff.ts';
import type { Cancel, Clock } from '../parts/clock.ts';
import { createStateKeeper, type PartState, STOPPED } from '../parts/state.ts';
import { createTally } from '../parts/tally.ts';
import { fromAir, toAir } from './airEncoding.ts';
import { createAnswers } from './coap/answers.ts';
import { createExchanges } from './coap/exchanges.ts';
import { screen } from './coap/packet.ts';
import type { FrameHandler, Purpose, ReplyAddress, SendResult, Transport, TransportCount } from './transport.ts';

export interface CoapOptions {
  readonly name: string;
  readonly host: string;
  /** 0: any free one */
  readonly port: number;
  /** the one resource: `f` */
  readonly resource: string;
  /** ms that a response is kept back for what is to travel in it */
  readonly holdMs: number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onFrame: FrameHandler;
  readonly onState: (state: PartState) => void;
}

/** Responses that are kept back at a time. Behind those a frame is taken, and answered empty at once. */
const EXCHANGES = 2_000;
/** Answers that are kept: those of more than EXCHANGE_LIFETIME, 247 s, at sixteen requests a second; some 100 bytes each. */
const ANSWERS = 4_096;
/** What the library keeps by itself, bytes. */
const CACHE = 1024 * 1024;
/** As long as any frame is, written in hex. */
const LONGEST = 2 * MAX_FRAME;

/**
 * Sealed frames as the payload of a CoAP POST, one each (RFC 7252). What the gateway has for the node within a moment, its
 * acknowledgement as a rule, is the payload of the 2.04 response; else that is empty. A client that asks again gets
 * the same answer, and its frame is not taken twice.
 */
export function createCoapTransport(options: CoapOptions): Transport {
  const { name, host, clock, resource, onFrame } = options;
  const counts = createTally<TransportCount>();
  const state = createStateKeeper(clock, options.onState);
  const backoff = createBackoff({ first: 500, ceiling: 30_000, random: options.random });
  const exchanges = createExchanges({ clock, limit: EXCHANGES, holdMs: options.holdMs });
  /** by who has asked; the library knows only of answers that were given at once */
  const answers = createAnswers(ANSWERS, clock);
  let socket: Socket | undefined;
  let server: Server | undefined;
  let cancelRetry: Cancel | undefined;
  let stopped = false;

  function answer(request: IncomingMessage, response: OutgoingMessage): void {
    // what cannot be brought to its client is its client's to ask for again
    response.on('error', () => undefined);
    const refusal = refusalOf(request, resource);
    if (refusal === undefined) {
      take(request, response);
      return;
    }
    counts.add(refusal === '4.13' ? 'oversize' : 'noise');
    response.code = refusal;
    response.end();
  }

  function take({ payload, rsinfo, _packet: packet }: IncomingMessage, response: OutgoingMessage): void {
    const key = `${rsinfo.address} ${rsinfo.port} ${packet.messageId} ${packet.token?.toString('hex')}`;
    const respond = (text: Uint8Array): void => {
      response.code = '2.04';
      response.end(Buffer.from(text));
    };
    const before = answers.look(key);
    if (before instanceof Uint8Array) respond(before);
    if (before !== 'new') return;
    answers.take(key);
    const { bytes, encoding } = fromAir(payload);
    const settle = (downlink: Uint8Array | undefined): void => {
      const text = downlink ? toAir(downlink, encoding) : new Uint8Array(0);
      answers.answer(key, text);
      respond(text);
    };
    const id = exchanges.open(settle);
    if (id === undefined) {
      counts.add('dropped');
      settle(undefined);
    }
    counts.add('received');
    const from = `${rsinfo.address}/${rsinfo.port}/${id ?? 0}/${encoding}`;
    onFrame({ bytes, link: name, from, receivedAt: clock.now() });
  }

  function open(): Promise<void> {
    return new Promise((settled) => {
      const opening = createSocket({ type: isIPv6(host) ? 'udp6' : 'udp4' });
      opening.on('error', (error: NodeJS.ErrnoException) => {
        lose(opening, `${host}:${options.port}: ${error.code ?? error.message}`);
        settled();
      });
      opening.bind(options.port, host, () => {
        if (stopped) opening.close();
        else serve(opening);
        settled();
      });
    });
  }

  function serve(opened: Socket): void {
    socket = opened;
    server = createServer({ cacheSize: CACHE });
    server.on('request', answer);
    server.on('error', () => counts.add('noise'));
    server.listen(opened);
    const [handle] = opened.listeners('message') as ((bytes: Buffer, from: RemoteInfo) => void)[];
    opened.removeAllListeners('message');
    opened.on('message', (bytes, from) => {
      const screened = screen(bytes);
      if (screened.kind !== 'pass') counts.add('noise');
      if (screened.kind === 'refuse') opened.send(screened.answer, from.port, from.address);
      if (screened.kind !== 'pass' || !handle) return;
      try {
        handle(bytes, from);
      } catch {
        // nothing that comes in may end the link
        counts.add('noise');
      }
    });
    backoff.reset();
    state.up();
  }

  function end(): void {
    exchanges.close();
    server?.close();
    server = undefined;
  }

  function lose(lost: Socket, reason: string): void {
    lost.removeAllListeners('message');
    const wasOpen = socket === lost;
    if (wasOpen) end();
    lost.close();
    if (stopped) return;
    if (wasOpen) counts.add('reopened');
    socket = undefined;
    const wait = backoff.next();
    state.down(reason, wait);
    cancelRetry = clock.after(wait, () => void open());
  }

  async function send(to: ReplyAddress, bytes: Uint8Array, purpose: Purpose = 'ack'): Promise<SendResult> {
    if (!socket) return 'down';
    const [, id, encoding] = /^[^/]+\/\d+\/(\d+)\/(bin|hex)$/.exec(to) ?? [];
    if (id !== undefined && encoding !== undefined && exchanges.answer(Number(id), bytes)) {
      counts.add('sent');
      return 'sent';
    }
    // a response carries one downlink, and a client is not called of our own accord
    const result = purpose === 'order' && id !== undefined ? 'withheld' : 'refused';
    counts.add(result);
    return result;
  }

  return {
    name,
    kind: 'coap',
    counts,
    start: open,
    async stop() {
      stopped = true;
      cancelRetry?.();
      state.down(STOPPED);
      end();
      const closing = socket;
      socket = undefined;
      closing?.removeAllListeners('message');
      await new Promise<void>((closed) => (closing ? closing.close(closed) : closed()));
    },
    send,
    state: state.current,
    address() {
      if (!socket) return undefined;
      const { address, port } = socket.address();
      return `${address}:${port}`;
    },
  };
}

/** The code with which a request is refused; undefined where it is one. */
function refusalOf({ url, method, payload }: IncomingMessage, resource: string): string | undefined {
  if (url.split('?')[0] !== `/${resource}`) return '4.04';
  if (method !== 'POST') return '4.05';
  if (payload.length === 0) return '4.00';
  return payload.length > LONGEST ? '4.13' : undefined;
}
