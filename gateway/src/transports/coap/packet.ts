import { generate, parse } from 'coap-packet';

/** A datagram that may be handed to the CoAP library, or the answer that it gets instead. */
export type Screened =
  | { readonly kind: 'pass' }
  /** no CoAP, or nothing that a client sends to a server: silence (RFC 7252 section 4.2) */
  | { readonly kind: 'noise' }
  | { readonly kind: 'refuse'; readonly answer: Uint8Array };

/** Options that ask for something which a frame never needs, and for which the library would keep memory. */
const BLOCKS = ['Block1', 'Block2'];
const UNWANTED = ['Observe', 'Proxy-Uri', 'Proxy-Scheme'];

/**
 * Looks at a datagram before the library does, which answers what it cannot parse to the wrong address, gathers blocks
 * for whoever begins to send some, and throws at some option values. Never throws.
 */
export function screen(bytes: Uint8Array): Screened {
  try {
    const packet = parse(Buffer.from(bytes));
    // an empty message: a ping, or the ACK or RST of an answer; the library knows what it belongs to
    if (packet.code === '0.00') return { kind: 'pass' };
    if (packet.code[0] !== '0' || packet.ack || packet.reset) return { kind: 'noise' };
    const names = packet.options.map(({ name }) => String(name));
    const code = names.some((name) => BLOCKS.includes(name))
      ? '4.13'
      : names.some((name) => UNWANTED.includes(name))
        ? '4.02'
        : undefined;
    if (code === undefined) return { kind: 'pass' };
    const { confirmable, messageId, token } = packet;
    const head = confirmable ? { ack: true } : { confirmable: false };
    return {
      kind: 'refuse',
      answer: generate({ ...head, code, messageId, token, payload: Buffer.alloc(0), options: [] }),
    };
  } catch {
    return { kind: 'noise' };
  }
}
