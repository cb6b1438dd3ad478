import type { ReplayWindow } from '@lidwatch/protocol';
import type { ToldEvent } from '../detect/revise.ts';
import type { CoverState, RuleName, Severity, Transition } from '../detect/types.ts';
import type { IncidentChange } from '../incidents/change.ts';
import type { Configured } from '../orders/configuration.ts';
import type { Order } from '../orders/order.ts';

/** Times are milliseconds since the epoch, UTC. Values are in the physical units of detect/types.ts. */

/**
 * floor: the node said that the age in this frame is a lower bound, so the event time is an upper one. clock: the
 * gateway's own clock was known to be wrong when the frame came in.
 */
export type TimeQuality = 'exact' | 'floor' | 'clock';

/** sealed: encrypted and authenticated by the node itself. bare: the payload alone. */
export type Profile = 'sealed' | 'bare';

/** A node as the gateway must know it to take a frame from it. A value: replaced, never changed. */
export interface NodeRecord {
  readonly node: number;
  readonly cover: string;
  /** how its frames travel: bare where a link names and authenticates it */
  readonly profile: Profile;
  /** its key as the store keeps it, perhaps wrapped: store.keys.open() has the key itself; never to be logged */
  readonly keptKey: Uint8Array;
  readonly window: ReplayWindow;
  /** the least counter of the next downlink; those below it are used up */
  readonly down: number;
  /** as the node said; undefined until it has */
  readonly heartbeatMs: number | undefined;
  /** the link over which it was last heard */
  readonly link: string | undefined;
}

/** What a cover keeps of its newest samples, beside their time. */
export const READINGS = ['tilt', 'water', 'battery', 'temperature', 'vibration', 'used', 'flags'] as const;

/** The newest value of each reading of a cover, whichever frame brought it. */
export interface Latest {
  /** event time of the newest sample */
  readonly at: number;
  readonly tilt?: number;
  readonly water?: number;
  readonly battery?: number;
  readonly temperature?: number;
  readonly vibration?: number;
  /** mAh drawn from the cell */
  readonly used?: number;
  /** bits of FLAG */
  readonly flags?: number;
}

/** A cover and where it stands. A value: replaced, never changed. */
export interface CoverRecord {
  readonly cover: string;
  readonly name: string | undefined;
  readonly group: string | undefined;
  /** its present node; undefined while it has none */
  readonly node: number | undefined;
  /** the revision at which it last came into another group, or another node under it; 0: never */
  readonly placed: number;
  readonly state: CoverState;
  /** its newest checkpoint; absent where it has none */
  readonly checkpoint?: number | undefined;
  /** undefined until the first sample */
  readonly latest: Latest | undefined;
}

/** One sample, and what came in the frame beside it. */
export interface Reading extends Latest {
  readonly cover: string;
  readonly receivedAt: number;
  readonly quality: TimeQuality;
  readonly link: string;
  /** of an alert, beside the newest of its samples: a code of TRIGGER */
  readonly trigger?: number | undefined;
  readonly rssi?: number | undefined;
  readonly snr?: number | undefined;
  readonly impacts?: number | undefined;
  readonly wakes?: number | undefined;
  readonly dropped?: number | undefined;
  /** JSON of payload keys that this version does not know */
  readonly extra?: string | undefined;
}

/** A confirmed report, for ever: the node, and the counter with which it was first sent. */
export interface ReportKey {
  readonly node: number;
  readonly counter: number;
}

/** A transition with everything that the store and the sinks must know of it. */
export interface EventChange {
  /** eventId(cover, rule, onset) */
  readonly id: string;
  readonly cover: string;
  readonly transition: Transition;
  readonly receivedAt: number;
  readonly quality: TimeQuality;
  /** history: told of samples that newer ones had overtaken; absent means false */
  readonly late?: boolean;
  /** it says anew, and otherwise, what was told of this event: how many times that was done; absent means never */
  readonly revision?: number;
  /** a person has let it go, and it cleared by that alone */
  readonly released?: Released;
  /** somebody has put its rule aside for a while, see `Shelf`; absent means false */
  readonly shelved?: boolean;
}

/** Who has let an event go, and why. */
export interface Released {
  readonly who: string;
  readonly text: string;
}

/** Somebody wants an event to be cleared. */
export interface ReleaseRequest extends Released {
  readonly event: string;
  readonly cover: string;
  readonly rule: RuleName;
  /** when it was asked for */
  readonly at: number;
}

/** Bytes that were refused, for the operator to look at. */
export interface QuarantinedFrame {
  readonly receivedAt: number;
  readonly link: string;
  readonly from: string;
  /** a RejectionCode of the protocol */
  readonly reason: string;
  readonly detail: string;
  readonly bytes: Uint8Array;
}

export interface NodeUpdate {
  readonly node: NodeRecord;
  /** what the node said of itself, by field name of the protocol; merged over what it said before */
  readonly said?: Readonly<Record<string, number | string>>;
}

/** The readings of a cover in a span of event times. */
export interface ReadingSpan {
  readonly cover: string;
  /** event times, both included */
  readonly from: number;
  readonly to: number;
  /** rows, at most: the earliest */
  readonly limit: number;
}

/** What is known of a node's configuration from now on. */
interface ConfiguredUpdate {
  readonly node: number;
  readonly configured: Configured;
}

/** A node has sent its error log. */
export interface TroubleLog {
  readonly node: number;
  readonly cover: string;
  readonly receivedAt: number;
  /** as they were sent: fours of boots, minutes, trouble, detail, the newest first */
  readonly errors: readonly number[];
}

/** One entry of a node's error log. */
export interface Trouble {
  readonly node: number;
  /** when it was first received */
  readonly receivedAt: number;
  /** starts of the node until then, and minutes since that start */
  readonly boots: number;
  readonly minutes: number;
  /** value of TROUBLE */
  readonly trouble: number;
  /** its meaning depends on the trouble */
  readonly detail: number;
}

/**
 * A frame of which its readings do not say all that node.offline goes by: it left none, or it came behind a gap in the
 * counters, with a heartbeat, with an answer about maintenance, or behind a silence that is not all the node's own.
 */
export interface Heard {
  readonly cover: string;
  readonly receivedAt: number;
  /** there are readings of this frame, too */
  readonly readings: boolean;
  /** counters between it and the newest before it; undefined where it is the first, or older than one that has come */
  readonly missed: number | undefined;
  /** as the node says in it */
  readonly heartbeatMs: number | undefined;
  /** what it says of maintenance, as an answer to an order */
  readonly maintenance: boolean | undefined;
  /** from when on the silence before it counts, where the link was deaf, or the gateway off, for a part of it */
  readonly since: number | undefined;
  /** share of frames that its link loses, where the silence before it was longer than a heartbeat */
  readonly linkLoss: number | undefined;
}

/** The state of a cover, from which it can be folded again. */
export interface Checkpoint {
  readonly cover: string;
  readonly state: CoverState;
  /**
   * next: stands beside the one before it. barrier: what was before cannot be judged any more as it was, for other rules,
   * another clock, or an event that a person has let go: those before it go.
   */
  readonly kind: 'next' | 'barrier';
}

/** Everything that one tick changes; commit() makes it durable as a whole or not at all. */
export interface Batch {
  readonly nodes: readonly NodeUpdate[];
  readonly covers: readonly CoverRecord[];
  readonly readings: readonly Reading[];
  readonly reports: readonly ReportKey[];
  readonly events: readonly EventChange[];
  readonly quarantine: readonly QuarantinedFrame[];
  readonly configured?: readonly ConfiguredUpdate[];
  /** those that have changed */
  readonly orders?: readonly Order[];
  readonly troubles?: readonly TroubleLog[];
  /** frames of which the readings do not say all */
  readonly heard?: readonly Heard[];
  /** states before the batch's readings */
  readonly checkpoints?: readonly Checkpoint[];
  /** checkpoints of a cover behind this event time are no more: samples before them have come */
  readonly overtaken?: readonly { readonly cover: string; readonly at: number }[];
  /** events whose release was asked for, and is done with */
  readonly released?: readonly string[];
  /** rules that stand on no shelf any more; one that was shelved again meanwhile stays */
  readonly unshelved?: readonly { readonly cover: string; readonly rule: RuleName }[];
}

export const EMPTY_BATCH: Batch = { nodes: [], covers: [], readings: [], reports: [], events: [], quarantine: [] };

/** An event as it is kept: raised, and perhaps cleared. */
export interface EventRow extends ToldEvent {
  /** grows in the order in which events were found; pages hang on it */
  readonly no: number;
  readonly cover: string;
  readonly severity: Severity;
  /** when the frame that raised it came in */
  readonly receivedAt: number;
  readonly quality: TimeQuality;
  /** raised by samples that newer ones had overtaken */
  readonly late: boolean;
  /** how often what was told of it was told anew, and otherwise */
  readonly revision: number;
  /** its rule stood on a shelf when it was told last */
  readonly shelved: boolean;
}

/** What stands in the outbox: one transition, or what became of an incident, in the words of no sink. */
export interface OutboxEntry {
  /** grows by at least one, never used twice */
  readonly id: number;
  /** when it was queued */
  readonly createdAt: number;
  readonly change: EventChange | IncidentChange;
}

export function isIncidentChange(change: EventChange | IncidentChange): change is IncidentChange {
  return 'incident' in change;
}
