import type { RemoteInfo, Socket } from 'node:dgram';
import { MAX_FRAME } from '@lidwatch/protocol';
import { createServer, type IncomingMessage, type OutgoingMessage, type Server } from 'coap';
import { createTally } from '../parts/tally.ts';
import { fromAir, toAir } from './airEncoding.ts';
import { type Answer, createAnswers } from './coap/answers.ts';
import { createExchanges, type Outcome } from './coap/exchanges.ts';
import { forgiveSending } from './coap/forgivingSocket.ts';
import { screen } from './coap/packet.ts';
import type { Fate, FrameHandler, Purpose, ReplyAddress, SendResult, Transport, TransportCount } from './transport.ts';
import { createUdpDoor, type UdpDoorOptions } from './udpDoor.ts';

export interface CoapOptions extends Pick<UdpDoorOptions, 'host' | 'port' | 'clock' | 'random' | 'onState'> {
  readonly name: string;
  /** the one resource: `f` */
  readonly resource: string;
  /** ms that a response is kept back for the commit, and for what is to travel in it */
  readonly holdMs: number;
  readonly onFrame: FrameHandler;
}

/** Responses that are kept back at a time. Behind those a frame is taken, and its client told at once to ask again. */
const EXCHANGES = 2_000;
/** Answers that are kept: those of more than EXCHANGE_LIFETIME, 247 s, at sixteen requests a second; some 100 bytes each. */
const ANSWERS = 4_096;
/**
 * What the library keeps by itself. It counts the bytes of a response, of which there are at least 4, and holds some 6.5 kB beside each
 * for 247 s: request, timers, listeners. So 16 KiB are at most 4,096 entries, or 27 MB. An answer that falls out of it is not
 * repeated to a client that is silent; one that asks again has it from `answers`.
 */
const CACHE = 16 * 1024;
/** As long as any frame is, written in hex. */
const LONGEST = 2 * MAX_FRAME;

/** s; RFC 7252 section 5.9.3.4: when a client may try again. Without it, 60. */
const RETRY_S = 5;

/**
 * Sealed frames as the payload of a CoAP POST, one each (RFC 7252). A 2.04 says that the frame is settled, and carries what the
 * gateway has for the node, its acknowledgement as a rule; where that cannot be said in time it is a 5.03. A client that asks
 * again gets the same answer, and its frame is not taken twice.
 */
export function createCoapTransport(options: CoapOptions): Transport {
  const { name, clock, resource, onFrame } = options;
  const counts = createTally<TransportCount>();
  const exchanges = createExchanges({ clock, limit: EXCHANGES, holdMs: options.holdMs });
  /** by who has asked; the library knows only of answers that were given at once */
  const answers = createAnswers(ANSWERS, clock);
  const door = createUdpDoor({ ...options, onOpen: serve, onEnd: end, onLost: () => counts.add('reopened') });
  let server: Server | undefined;

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
    const respond = ({ code, payload: text }: Answer): void => {
      response.code = code;
      if (code === '5.03') response.setOption('Max-Age', RETRY_S);
      response.end(Buffer.from(text));
    };
    const before = answers.look(key);
    if (typeof before === 'object') respond(before);
    if (before !== 'new') return;
    answers.take(key);
    const { bytes, encoding } = fromAir(payload);
    const settle = (outcome: Outcome): void => {
      const downlink = typeof outcome === 'string' ? new Uint8Array(0) : toAir(outcome, encoding);
      const found = { code: outcome === 'lost' ? '5.03' : '2.04', payload: downlink };
      answers.answer(key, found);
      respond(found);
    };
    const id = exchanges.open(settle);
    if (id === undefined) {
      counts.add('dropped');
      settle('lost');
    }
    counts.add('received');
    const from = `${rsinfo.address}/${rsinfo.port}/${id ?? 0}/${encoding}`;
    const told = id === undefined ? undefined : (fate: Fate): void => void exchanges.answer(id, fate);
    onFrame({ bytes, link: name, from, receivedAt: clock.now() }, told);
  }

  function serve(opened: Socket): void {
    forgiveSending(opened, () => counts.add('refused'));
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
  }

  function end(): void {
    exchanges.close();
    server?.close();
    server = undefined;
  }

  async function send(to: ReplyAddress, bytes: Uint8Array, purpose: Purpose = 'ack'): Promise<SendResult> {
    if (!door.socket()) return 'down';
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
    start: door.start,
    stop: door.stop,
    send,
    state: door.state,
    address: door.address,
  };
}

/** The code with which a request is refused; undefined where it is one. */
function refusalOf({ url, method, payload }: IncomingMessage, resource: string): string | undefined {
  if (url.split('?')[0] !== `/${resource}`) return '4.04';
  if (method !== 'POST') return '4.05';
  if (payload.length === 0) return '4.00';
  return payload.length > LONGEST ? '4.13' : undefined;
}
