import type { IPublishPacket, MqttClient } from 'mqtt';

/** The library has no word for it: a handler that fails gets no PUBACK sent, and the next packet is read on. */
const LATER = new Error('acknowledged later');

/** MQTT 5 section 3.4: without reason code and properties it is a success, and the same as in 3.1.1. */
function puback(id: number): Buffer {
  return Buffer.of(0x40, 2, id >> 8, id & 0xff);
}

/**
 * Takes the acknowledging of what comes in at QoS 1 away from the library, which does it on receipt. What is returned is to be
 * called for each message, and what that returns when the message may be forgotten by the broker. PUBACKs go out in the
 * order of their messages (MQTT 5 section 4.6), whichever is done first.
 */
export function createLateAcks(client: MqttClient): (packet: IPublishPacket) => () => void {
  const open: { readonly id: number; isDone: boolean }[] = [];
  client.handleMessage = (packet, callback) => callback(packet.qos === 1 ? LATER : undefined);
  return ({ qos, messageId }) => {
    if (qos !== 1 || messageId === undefined) return () => undefined;
    const entry = { id: messageId, isDone: false };
    open.push(entry);
    return () => {
      entry.isDone = true;
      for (let first = open[0]; first?.isDone; first = open[0]) {
        open.shift();
        if (client.connected) client.stream.write(puback(first.id));
      }
    };
  };
}
