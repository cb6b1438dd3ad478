import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import type { Cancel, Clock } from '../parts/clock.ts';
import type { BrokerKeys } from './access.ts';
import { createLateAcks } from './lateAcks.ts';
import { createPacketMeter } from './packetMeter.ts';
import { beginReason, connectionReason } from './tlsTrouble.ts';

/** MQTT 5, or 3.1.1 where the broker knows no 5. The number is the one on the wire. */
export type MqttVersion = 5 | 4;

export interface ConnectOptions extends Omit<BrokerKeys, 'ok'> {
  readonly version: MqttVersion;
  readonly clientId: string;
  readonly will?: { readonly topic: string; readonly payload: string } | undefined;
  /** what is to be heard; see subscribe() */
  readonly onMessage?: MessageHandler;
  /** s for which a broker of MQTT 5 keeps what it has for us when the connection is over; 0 where it is not said */
  readonly keepFor?: number;
  readonly clock: Clock;
  /** Ends the connection at once, whether it is one yet or not; who has said goodbye need not. */
  readonly signal: AbortSignal;
}

/** At least once, or at most once where a broker knows nothing else. */
export type Qos = 0 | 1;

/** What somebody has published. The broker has it until it is accepted, if it came at QoS 1. */
export interface Message {
  readonly topic: string;
  readonly payload: Uint8Array;
  /** It was under way before, or while we were away: nobody says for how long. */
  readonly isDelayed: boolean;
  /** It is safe here: the broker may forget it. */
  accept(): void;
  /** It cannot be taken. The connection ends, and the broker brings again with the next what was not accepted. */
  refuse(reason: string): void;
}

export type MessageHandler = (message: Message) => void;

interface Publication {
  readonly topic: string;
  readonly payload: string | Uint8Array;
  readonly retain: boolean;
  /** travels where the version has a place for it */
  readonly contentType?: string;
  /** 1 unless it is said */
  readonly qos?: Qos;
}

/** Why there is no connection. `version`: the broker would not talk MQTT 5, or hung up at hearing it. */
export type ConnectFailure = { readonly ok: false; readonly reason: string; readonly version: boolean };

/** One connection, from its CONNACK to its end. There is no second life: a new one is made from nothing. */
export interface MqttConnection {
  readonly ok: true;
  readonly version: MqttVersion;
  /** Does the broker share a subscription among those who ask for the same (MQTT 5 section 4.8.2)? */
  readonly canShare: boolean;
  /** Rejects where the broker refuses it, or is silent for too long. */
  subscribe(topic: string, qos: Qos): Promise<void>;
  /** QoS 1 unless said otherwise. Resolves at the PUBACK; rejects where the broker refuses, is silent for too long, or is gone. */
  publish(publication: Publication): Promise<void>;
  /** Resolves with the reason once the connection is over, whoever ended it. */
  readonly closed: Promise<string>;
  /** Ends it at once, as a lost connection: the broker sends the will. */
  abort(reason: string): void;
  /** Says DISCONNECT: the broker forgets the will. */
  end(): Promise<void>;
}

const CONNECT_MS = 10_000;
const PUBACK_MS = 15_000;
const END_MS = 1_000;
const KEEPALIVE_S = 30;
/** Messages that a broker of MQTT 5 may bring before one of them is accepted; one of 3.1.1 knows a bound of its own. */
const IN_FLIGHT = 1_000;
/**
 * Bytes: twice what a network server has to say of a frame. A broker of MQTT 5 drops what is larger (section 3.1.2.11.4); with one
 * that does not, or speaks 3.1.1, the connection ends at it, before it is gathered in memory.
 */
const LARGEST_PACKET = 131_072;

/** MQTT 5 section 3.14.2.1 */
const TAKEN_OVER = 0x8e;
const TAKEN_OVER_REASON = 'another client came under the same id: is there another gateway of this name?';

/** Return code of 3.1.1 and reason code of 5 for "I do not speak that version". */
const WRONG_VERSION = [1, 0x84];

/**
 * Connects once. The library's own reconnecting and offline queue are off: what is to be sent stands in the outbox, and
 * a second list of it in memory would be sent twice, or lost, or grow without bound.
 */
export function connectMqtt(options: ConnectOptions): Promise<MqttConnection | ConnectFailure> {
  const { clock, version, will, onMessage, keepFor = 0 } = options;
  const isKept = version === 5 && keepFor > 0;
  const settings: IClientOptions = {
    protocolVersion: version,
    clientId: options.clientId,
    clean: !isKept,
    reconnectPeriod: 0,
    queueQoSZero: false,
    connectTimeout: CONNECT_MS,
    keepalive: KEEPALIVE_S,
    ...(onMessage && version === 5
      ? {
          properties: {
            receiveMaximum: IN_FLIGHT,
            maximumPacketSize: LARGEST_PACKET,
            sessionExpiryInterval: keepFor,
          },
        }
      : {}),
    ...(will ? { will: { topic: will.topic, payload: Buffer.from(will.payload), qos: 1, retain: true } } : {}),
    ...(options.username === undefined ? {} : { username: options.username }),
    ...(options.password === undefined ? {} : { password: options.password }),
    ...options.tls,
  };
  return new Promise((settled) => {
    let client: MqttClient;
    try {
      client = mqtt.connect(options.url, settings);
    } catch (error) {
      settled({ ok: false, reason: beginReason(error), version: false });
      return;
    }
    let reason = 'the broker closed the connection';
    let failure: (Error & { code?: number | string }) | undefined;
    let hasSubscribed = false;
    /** what the broker still has to answer; the library forgets those callbacks where a connection is cut */
    const waiting = new Set<(error: Error) => void>();
    client.on('error', (error) => {
      failure = error;
      reason = connectionReason(failure);
    });
    const isTooLarge = createPacketMeter(LARGEST_PACKET);
    client.stream.on('data', (bytes: Uint8Array) => {
      if (isTooLarge(bytes)) abort(`the broker sent a packet of more than ${LARGEST_PACKET} bytes`);
    });
    client.on('disconnect', ({ reasonCode = 0 }) => {
      reason = reasonCode === TAKEN_OVER ? TAKEN_OVER_REASON : `the broker said goodbye, reason code ${reasonCode}`;
    });
    const quit = (): void => void client.end(true);
    options.signal.addEventListener('abort', quit, { once: true });
    const closed = new Promise<string>((over) => {
      client.on('close', () => {
        options.signal.removeEventListener('abort', quit);
        client.end(true);
        for (const fail of [...waiting]) fail(new Error(reason));
        const refused = typeof failure?.code === 'number' && WRONG_VERSION.includes(failure.code);
        settled({ ok: false, reason, version: refused || failure === undefined });
        over(reason);
      });
    });

    function abort(why: string): void {
      reason = why;
      client.end(true);
    }

    /** Asks the broker for something; `ask` is called back with its answer. */
    function answered(silence: string, ask: (answer: (error?: Error | null) => void) => void): Promise<void> {
      return new Promise((done, failed) => {
        function answer(error?: Error | null): void {
          cancel();
          waiting.delete(answer);
          if (error) failed(error);
          else done();
        }
        const cancel: Cancel = clock.after(PUBACK_MS, () => answer(new Error(silence)));
        waiting.add(answer);
        ask(answer);
      });
    }

    function publish({ topic, payload, retain, contentType, qos = 1 }: Publication): Promise<void> {
      const properties = version === 5 && contentType !== undefined ? { properties: { contentType } } : {};
      const body = typeof payload === 'string' ? payload : Buffer.from(payload);
      return answered('no PUBACK', (answer) => {
        client.publish(topic, body, { qos, retain, ...properties }, (error) => answer(error));
      });
    }

    function end(): Promise<void> {
      return new Promise((done) => {
        // the library waits for what is not acknowledged, and takes no second end(): the stream is cut under it
        const cancel = clock.after(END_MS, () => {
          client.stream.destroy();
          done();
        });
        client.end(false, () => {
          cancel();
          done();
        });
      });
    }

    function subscribe(topic: string, qos: Qos): Promise<void> {
      return answered('no SUBACK', (answer) => {
        client.subscribe(topic, { qos }, (error, granted = []) => {
          // MQTT 3.1.1 section 3.9.3: 0x80 and above is a refusal, which 3.1.1 tells in no other way
          const refused = granted.some(({ qos: code }) => Number(code) >= 0x80);
          hasSubscribed = true;
          answer(error ?? (refused ? new Error(`the broker does not let us hear ${topic}`) : undefined));
        });
      });
    }

    if (onMessage) {
      const later = createLateAcks(client);
      client.on('message', (topic, payload, packet) => {
        // before we have asked for anything, it is what the broker had kept for us
        const isDelayed = packet.dup || !hasSubscribed;
        onMessage({ topic, payload, isDelayed, accept: later(packet), refuse: abort });
      });
    }
    client.on('connect', ({ properties }) => {
      // absent means that it can (MQTT 5 section 3.2.2.3.13)
      const canShare = version === 5 && properties?.sharedSubscriptionAvailable !== false;
      settled({ ok: true, version, canShare, subscribe, publish, closed, abort, end });
    });
  });
}
