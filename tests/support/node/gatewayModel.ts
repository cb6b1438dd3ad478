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

/** ms on the air where `airTime` says nothing, and from the end of a frame to the gateway's answer */
const AIR = 60;
const ANSWER = 300;

export interface Received {
  readonly at: number;
  readonly counter: number;
  readonly length: number;
  /** what the modem was told that it carries: a value of TYPE */
  readonly type: number;
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
  /** the radio rests: nothing that is transmitted now would be heard */
  resting: boolean;
  /** ms on the air of a frame of `length` bytes */
  airTime(length: number): number;
  /** microjoules that a frame of `length` bytes draws */
  cost(length: number): number;
  /** 0 good, 1 fair, 2 bad */
  coverage: number;
  /** the modem tells of a trouble: a value of TROUBLE, and its detail */
  trouble(trouble: number, detail: number): void;
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

/** What a link is for good; a sealed one without a limit unless told otherwise. */
export interface LinkOptions {
  readonly bare?: boolean;
  /** per mille */
  readonly dutyCycle?: number;
}

export function createGatewayModel(
  time: VirtualTime,
  node: number,
  key: Uint8Array,
  link: LinkOptions = {},
): GatewayModel {
  const ccm = createNodeCcm(key);
  let highest = -1;
  let window: ReplayWindow = EMPTY_WINDOW;
  let downCounter = 0;
  let receive: ((frame: Uint8Array, length: number) => void) | undefined;
  let tell: ((trouble: number, detail: number) => void) | undefined;
  let busy = false;

  /** Opens, and insists on what must hold of every frame: authentic, decodable, and with a counter above all before it. */
  function open(frame: Uint8Array, type: number): Received {
    if (link.bare) return read(frame, frame, type, -1);
    const opened = openUplink(frame, (id) => (id === node ? { ccm, window } : undefined));
    if (!opened.ok) throw new Error(`the node sent a frame that is refused: ${opened.code} ${opened.detail}`);
    if (opened.counter <= highest) throw new Error(`frame counter ${opened.counter} came behind ${highest}`);
    highest = opened.counter;
    window = opened.window;
    return read(frame, opened.payload, type, opened.counter);
  }

  function read(frame: Uint8Array, payload: Uint8Array, type: number, counter: number): Received {
    const decoded = decodeMessage(payload);
    if (!decoded.ok) throw new Error(`the node sent what does not decode: ${decoded.code} ${decoded.detail}`);
    return { at: time.now(), counter, length: frame.length, type, message: decoded.message, frame };
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
    resting: false,
    airTime: () => 0,
    cost: () => 0,
    coverage: 0,
    trouble: (trouble, detail) => tell?.(trouble, detail),
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
      bare: link.bare ?? false,
      dutyCycle: link.dutyCycle ?? 0,
      airTime: (length) => model.airTime(length),
      cost: (length) => model.cost(length),
      coverage: () => model.coverage,
      onTrouble(newTell) {
        tell = newTell;
      },
      send(bytes, length, done, type) {
        if (busy || time.now() < model.busyUntil) return false;
        model.resting = false;
        if (model.mute) return true;
        busy = true;
        const frame = Uint8Array.from(bytes.subarray(0, length));
        time.after(model.airTime(length) || AIR, () => {
          busy = false;
          if (model.refuses) return done(false);
          const received = open(frame, type);
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
        model.resting = true;
      },
    },
    send(message, full = message.type === 'ack') {
      const payload = encodeMessage(message);
      if (link.bare) {
        model.transmit(payload);
        return payload;
      }
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
