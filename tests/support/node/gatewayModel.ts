import type { Modem } from '@lidwatch/firmware';
import {
  DOWN,
  EMPTY_WINDOW,
  payloadOffset,
  type ReplayWindow,
  reportCounter,
  sealFrame,
  TAG_LENGTH,
} from '@lidwatch/protocol';
import {
  createNodeCcm,
  decodeMessage,
  encodeMessage,
  type Message,
  type MessageOf,
  openUplink,
} from '@lidwatch/protocol/gateway';
import type { VirtualTime } from '../../../firmware/conformance/parts/virtualTime.ts';

/** ms on the air, and from the end of a frame to the gateway's answer */
const AIR = 60;
const ANSWER = 300;

export interface Received {
  readonly at: number;
  readonly counter: number;
  readonly length: number;
  readonly message: Message;
  /** the frame as it was on the air */
  readonly frame: Uint8Array;
}

export interface GatewayModel {
  readonly modem: Modem;
  /** every frame that left the node, lost ones too; refused ones throw, since a node must never send them */
  readonly received: Received[];
  /** whether the frame is lost on its way up */
  loses(frame: Received): boolean;
  /** whether an acknowledgement is sent, and arrives */
  acknowledges(frame: Received): boolean;
  /** times that the node let its radio rest */
  rests: number;
  maxFrame: number;
  /** the modem answers `done(false)` */
  refuses: boolean;
  /** the modem never answers */
  mute: boolean;
  /** until then the modem is busy with something of its own */
  busyUntil: number;
  /** Sends a downlink as soon as may be; returns the frame, for replays. `full`: with the whole counter, as acks are. */
  send(message: Message, full?: boolean): Uint8Array;
  /** Puts bytes on the air. */
  transmit(frame: Uint8Array): void;
  /** one kind of message, in order */
  of<T extends Message['type']>(type: T): (Received & { message: MessageOf<T> })[];
}

export function createGatewayModel(time: VirtualTime, node: number, key: Uint8Array): GatewayModel {
  const ccm = createNodeCcm(key);
  let highest = -1;
  let window: ReplayWindow = EMPTY_WINDOW;
  let downCounter = 0;
  let receive: ((frame: Uint8Array, length: number) => void) | undefined;
  let busy = false;

  /** Opens, and insists on what must hold of every frame: authentic, decodable, and with a counter above all before it. */
  function open(frame: Uint8Array): Received {
    const opened = openUplink(frame, (id) => (id === node ? { ccm, window } : undefined));
    if (!opened.ok) throw new Error(`the node sent a frame that is refused: ${opened.code} ${opened.detail}`);
    if (opened.counter <= highest) throw new Error(`frame counter ${opened.counter} came behind ${highest}`);
    highest = opened.counter;
    window = opened.window;
    const decoded = decodeMessage(opened.payload);
    if (!decoded.ok) throw new Error(`the node sent what does not decode: ${decoded.code} ${decoded.detail}`);
    return { at: time.now(), counter: opened.counter, length: frame.length, message: decoded.message, frame };
  }

  function answer(frame: Received): void {
    const { message } = frame;
    if (message.type === 'status' || !('seq' in message) || message.seq === undefined) return;
    const { seq } = message;
    if (!model.loses(frame) && model.acknowledges(frame))
      time.after(ANSWER, () => model.send({ type: 'ack', seqs: [seq] }));
  }

  const model: GatewayModel = {
    received: [],
    rests: 0,
    maxFrame: 240,
    refuses: false,
    mute: false,
    busyUntil: 0,
    loses: () => false,
    acknowledges: () => true,
    modem: {
      get maxFrame() {
        return model.maxFrame;
      },
      bare: false,
      dutyCycle: 0,
      airTime: () => 0,
      cost: () => 0,
      coverage: () => 0,
      onTrouble() {},
      send(bytes, length, done) {
        if (busy || time.now() < model.busyUntil) return false;
        if (model.mute) return true;
        busy = true;
        const frame = Uint8Array.from(bytes.subarray(0, length));
        time.after(AIR, () => {
          busy = false;
          if (model.refuses) return done(false);
          const received = open(frame);
          model.received.push(received);
          done(true);
          answer(received);
        });
        return true;
      },
      onFrame(newReceive) {
        receive = newReceive;
        busy = false;
      },
      rest() {
        model.rests += 1;
      },
    },
    send(message, full = message.type === 'ack') {
      const payload = encodeMessage(message);
      const frame = new Uint8Array(payloadOffset(full) + payload.length + TAG_LENGTH);
      frame.set(payload, payloadOffset(full));
      sealFrame(ccm, frame, DOWN, node, downCounter, full, payload.length);
      downCounter += 1;
      model.transmit(frame);
      return frame;
    },
    transmit(frame) {
      receive?.(frame, frame.length);
    },
    of: (type) => model.received.filter((one) => one.message.type === type) as never,
  };
  return model;
}

/** What the gateway knows a report by, for ever. */
export function reportOf(frame: Received): number | undefined {
  const { message } = frame;
  return 'seq' in message && message.seq !== undefined ? reportCounter(frame.counter, message.seq) : undefined;
}
