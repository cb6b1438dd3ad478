import { BAD_TAG, type Ccm } from '@lidwatch/protocol';
import type { Logger } from 'pino';
import type { Clock } from '../parts/clock.ts';
import { coded } from '../parts/logCodes.ts';
import { createRecent } from '../parts/recent.ts';
import { createTokenBucket } from '../parts/tokenBucket.ts';
import type { Store } from '../store/store.ts';
import { createLinkLoss } from './linkLoss.ts';
import { createNodePace, type NodePaceOptions } from './nodePace.ts';
import type { PlanContext } from './planBatch.ts';
import type { RuleBook } from './ruleBook.ts';

export interface ContextOptions {
  readonly store: Pick<Store, 'registry' | 'keys' | 'hasReport' | 'chapter' | 'releases' | 'reviews' | 'events'>;
  readonly rules: RuleBook;
  /** of a node that has not said its own, ms */
  readonly heartbeatMs: () => number;
  readonly createCcm: (key: Uint8Array) => Ccm;
  /** is the gateway's own clock known to be wrong? */
  readonly clockIsWrong?: () => boolean;
  /** frames that are taken of one node; as many as come where it is absent */
  readonly perNode?: (() => NodePaceOptions) | undefined;
  readonly listeningSince: PlanContext['listeningSince'];
  readonly clock: Clock;
  readonly log: Logger;
}

/** A wrapped key that is kept open takes some 300 bytes; opening it, half as long as a frame. */
const KEYS = 32_768;
/** bytes of a key in clear */
const CLEAR = 16;

/** What a plan looks things up in, over a store. Refused frames are logged and kept at a bounded rate. */
export function createContext(options: ContextOptions): PlanContext {
  const { store, rules, heartbeatMs, createCcm, clock, log, clockIsWrong = () => false } = options;
  const { registry } = store;
  const refusals = createTokenBucket({ clock, burst: 20, perSecond: 0.5 });
  // one who floods must not use up what is kept of the others
  const senders = createTokenBucket({ clock, burst: 3, perSecond: 1 / 60 });
  const opened = createRecent<number, Opened>(KEYS);

  function openCcm(node: number, keptKey: Uint8Array): Ccm {
    const key = store.keys.open(node, keptKey);
    if (key) return createCcm(key);
    log.error(coded('key-damaged', { node }), 'the key of a node is damaged');
    return REFUSE;
  }

  return {
    node: registry.node,
    sender: (sender) => ('node' in sender ? registry.node(sender.node) : registry.device(sender.devEui)),
    cover: registry.cover,
    hasReport: store.hasReport,
    errand: registry.errand,
    ccm({ node, keptKey }) {
      // one that is not wrapped costs nothing to open, and a city of them would fill the memory
      if (keptKey.length === CLEAR) return openCcm(node, keptKey);
      const known = opened.get(node, () => ({ keptKey, ccm: openCcm(node, keptKey) }));
      if (!isSame(known.keptKey, keptKey)) {
        known.ccm = openCcm(node, keptKey);
        known.keptKey = keptKey;
      }
      return known.ccm;
    },
    past: store,
    releases: store.releases.open,
    shelves: {
      ended: store.reviews.ended,
      shelvedEvent: ({ cover, rule }) => store.events.openOnShelf(cover, rule),
    },
    rules,
    heartbeatMs,
    clockIsWrong,
    linkLoss: createLinkLoss(),
    listeningSince: options.listeningSince,
    pace: options.perNode && createNodePace(options.perNode),
    keep({ link, from }, { code, detail }) {
      // copies of accepted frames are part of radio, and would push out what an operator should see
      if (code === 'replayed') return false;
      const ofSender = senders.take(`${link} ${code} ${senderOf(from)}`);
      const ofLink = ofSender === undefined ? undefined : refusals.take(`${link} ${code}`);
      if (ofSender === undefined || ofLink === undefined) return false;
      const withheld = ofSender + ofLink;
      log.warn(coded('frame-refused', { link, from, refusal: code, detail, withheld }), 'frame refused');
      return true;
    },
  };
}

/** What a key was opened from: a node may have been given another one since. */
interface Opened {
  keptKey: Uint8Array;
  ccm: Ccm;
}

/** No secret is told apart here: both are as they are kept. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

/** Of a node whose key cannot be read. */
const REFUSE: Ccm = { seal: () => 0, open: () => BAD_TAG };

/** Whose frames are counted together: an address of any port, exchange or way of writing. */
function senderOf(from: string): string {
  return from.split('/')[0] ?? from;
}
