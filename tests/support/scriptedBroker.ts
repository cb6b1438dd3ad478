import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A broker that does what the script says, byte by byte; for behaviour that no real one can be asked for. */
export interface ScriptedBroker {
  readonly url: string;
  /** payloads of the PUBLISH packets that came in, oldest first */
  readonly published: string[];
  connections(): number;
}

export interface Script {
  /** protocol level of a CONNECT -> the answer; undefined hangs up */
  readonly connect?: (level: number) => Uint8Array | undefined;
  /** payload and packet id of a PUBLISH -> the answer; undefined says nothing */
  readonly publish?: (payload: string, id: readonly [number, number]) => Uint8Array | undefined;
  /** type and body of any other packet -> the answer */
  readonly other?: (type: number, body: Buffer) => Uint8Array | undefined;
}

/** MQTT 5: CONNACK without properties. */
const CONNACK_5 = Uint8Array.of(0x20, 3, 0, 0, 0);
export const CONNACK_4 = Uint8Array.of(0x20, 2, 0, 0);

export async function startScriptedBroker({
  connect = () => CONNACK_5,
  publish,
  other,
}: Script): Promise<ScriptedBroker> {
  const published: string[] = [];
  let connections = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    connections += 1;
    let buffer = Buffer.alloc(0);
    let level = 5;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      buffer = Buffer.concat([buffer, bytes]);
      for (let packet = takePacket(); packet; packet = takePacket()) answer(packet.type, packet.body);
    });

    /** One whole packet off the front of the buffer (MQTT 5 section 2.1). */
    function takePacket(): { type: number; body: Buffer } | undefined {
      let length = 0;
      for (let i = 1; i < buffer.length && i < 5; i += 1) {
        const byte = buffer[i] ?? 0;
        length += (byte & 127) * 128 ** (i - 1);
        if (byte & 128) continue;
        if (buffer.length < i + 1 + length) return undefined;
        const packet = { type: (buffer[0] ?? 0) >> 4, body: buffer.subarray(i + 1, i + 1 + length) };
        buffer = buffer.subarray(i + 1 + length);
        return packet;
      }
      return undefined;
    }

    function answer(type: number, body: Buffer): void {
      if (type === 1) {
        level = body[6] ?? 0;
        const reply = connect(level);
        if (reply) socket.write(reply);
        else socket.destroy();
      } else if (type === 3) {
        const at = 2 + body.readUInt16BE(0);
        const properties = level === 5 ? 1 + (body[at + 2] ?? 0) : 0;
        const payload = body.subarray(at + 2 + properties).toString();
        published.push(payload);
        const reply = publish?.(payload, [body[at] ?? 0, body[at + 1] ?? 0]);
        if (reply) socket.write(reply);
      } else {
        const reply = other?.(type, body);
        if (reply) socket.write(reply);
      }
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return { url: `mqtt://127.0.0.1:${address.port}`, published, connections: () => connections };
}
