import type { RejectionCode } from '@lidwatch/protocol/gateway';

const OTHER_SENDER = 'something else sends on this link: nothing needs to be done unless it is a node of yours';
const OTHER_VERSION = 'is the firmware of the node newer than this gateway, or not of this project?';
const KEYS_DIFFER =
  'one alone is a bit that the air has changed; where it goes on, the node has another key than the gateway: provision it anew';

/** What an operator can do about frames that are refused for this. `failed` is the gateway's own. */
const ADVICE: Readonly<Record<RejectionCode | 'failed', string>> = {
  'too-short': OTHER_SENDER,
  'too-long': OTHER_SENDER,
  'unknown-profile': OTHER_SENDER,
  'wrong-direction': 'a gateway was heard: are two on one channel, or is a frame of this one played back?',
  'unknown-node': 'if it is yours, register it: lidwatch provision FILE; lidwatch node unknown lists all such nodes',
  'bad-tag': KEYS_DIFFER,
  'wrong-profile': 'register the node as it sends, or mark the link as trusted (LINKS.md)',
  replayed: 'a copy that came late is harmless; many over hours are somebody who plays frames back',
  stale: 'the node has gone back to old counters (its memory was lost?), or somebody plays frames back',
  malformed: OTHER_VERSION,
  'not-deterministic': OTHER_VERSION,
  'not-a-map': OTHER_VERSION,
  'unknown-type': OTHER_VERSION,
  'missing-field': OTHER_VERSION,
  'wrong-kind': OTHER_VERSION,
  'out-of-range': OTHER_VERSION,
  failed: 'the frame is authentic, and the gateway failed at it: its log tells why; please report it',
};

/** null for a reason that this version does not know. */
export function adviceFor(reason: string): string | null {
  return Object.hasOwn(ADVICE, reason) ? ADVICE[reason as keyof typeof ADVICE] : null;
}
