import { FLAG, TRIGGER } from '@lidwatch/protocol';
import { decodeMessage, encodeMessage, type Message, type MessageOf } from '@lidwatch/protocol/gateway';

type Fields<T extends Message['type']> = Partial<Omit<MessageOf<T>, 'type'>>;

/** Payloads as a node sends them over a link that names and authenticates it: its own seq, and nothing around. */
export interface BareNode {
  seq: number;
  status(values?: Fields<'status'>): Uint8Array;
  alert(values?: Fields<'alert'>): Uint8Array;
  hello(values?: Fields<'hello'>): Uint8Array;
  report(values: Fields<'report'> & { configVersion: number; result: number }): Uint8Array;
  /** the confirmed report that was made last, as its repeat: the same seq */
  repeat(): Uint8Array;
  read(downlink: Uint8Array): Message | undefined;
}

export function createBareNode(): BareNode {
  let last: Uint8Array = new Uint8Array(0);
  const next = (): number => {
    const { seq } = self;
    self.seq = (self.seq + 1) & 65535;
    return seq;
  };
  const confirmed = (message: Message): Uint8Array => {
    last = encodeMessage(message);
    return last;
  };
  const self: BareNode = {
    seq: 0,
    status: (values) => encodeMessage({ type: 'status', seq: next(), flags: 0, tilt: 5, battery: 180, ...values }),
    alert: (values) =>
      confirmed({
        ...{ type: 'alert', seq: next(), flags: FLAG.alarm, trigger: TRIGGER.tilt },
        tiltSeries: [300, 300, 300, 300, 300],
        ...values,
      }),
    hello: (values) => confirmed({ type: 'hello', seq: next(), firmware: 10203, cause: 1, boots: 1, ...values }),
    report: (values) => confirmed({ type: 'report', seq: next(), configHash: 1, ...values }),
    repeat: () => last,
    read(downlink) {
      const decoded = decodeMessage(downlink);
      return decoded.ok ? decoded.message : undefined;
    },
  };
  return self;
}
