/**
 * Why bytes were refused: the code, and what it means. The codes are counters' labels and API values; nobody matches
 * on the text.
 */
export const REJECTIONS = {
  'too-short': 'fewer bytes than the smallest frame',
  'too-long': 'more bytes than the largest frame',
  'unknown-profile': 'the first byte is neither a sealed frame of this version nor a bare payload',
  'wrong-direction': 'a frame or a message that goes the other way',
  'unknown-node': 'no key is known for this node',
  'bad-tag': 'the authentication tag is wrong: a bit was changed, or the key or counter differs',
  'wrong-profile': 'a bare payload where the link does not vouch for its sender, or from a node that seals its frames',
  replayed: 'this counter was accepted before',
  stale: 'the counter is too far behind for the window to tell',
  malformed: 'not one whole CBOR item, text that is not UTF-8, or nesting too deep',
  'not-deterministic':
    'CBOR that is not in the core deterministic encoding, or uses tags, floats or indefinite lengths',
  'not-a-map': 'the payload is not a map with unsigned integer keys',
  'unknown-type': 'a message type that this version does not know',
  'missing-field': 'a required field is absent',
  'wrong-kind': 'a field holds another kind of value than the table says',
  'out-of-range': 'a field holds a value outside its range',
} as const;

export type RejectionCode = keyof typeof REJECTIONS;

export interface Rejection {
  readonly ok: false;
  readonly code: RejectionCode;
  /** what, exactly: a field's name, an offset */
  readonly detail: string;
}

export function reject(code: RejectionCode, detail = ''): Rejection {
  return { ok: false, code, detail };
}
