import type { ReplayWindow } from '@lidwatch/protocol';
import { detect } from '../detect/detect.ts';
import { eventId } from '../detect/eventId.ts';
import { hear, tick } from '../detect/rules/nodeOffline.ts';
import type { CoverState, Sample, Transition } from '../detect/types.ts';
import type { CoverRecord, EventChange, Latest, NodeRecord, NodeUpdate, TimeQuality } from '../store/types.ts';
import { type Ack, type AckRoutes, acksOf } from './acks.ts';
import type { RuleBook } from './ruleBook.ts';

/** A node as the batch leaves it. The record in the registry stays as it is until the commit. */
export interface NodeDraft {
  readonly before: NodeRecord;
  window: ReplayWindow;
  heartbeatMs: number | undefined;
  link: string | undefined;
  said: Record<string, number | string> | undefined;
  readonly acks: AckRoutes;
}

/** A sample on its way to detection, with what is to stand beside an event that it makes. */
export interface Arrival {
  readonly sample: Sample;
  readonly flags: number | undefined;
  readonly receivedAt: number;
  readonly quality: TimeQuality;
}

/** A cover as the batch leaves it. */
export interface CoverDraft {
  readonly before: CoverRecord;
  state: CoverState;
  readonly arrivals: Arrival[];
  readonly events: EventChange[];
}

export function draftNode(before: NodeRecord): NodeDraft {
  const { window, heartbeatMs, link } = before;
  return { before, window, heartbeatMs, link, said: undefined, acks: new Map() };
}

export function draftCover(before: CoverRecord): CoverDraft {
  return { before, state: before.state, arrivals: [], events: [] };
}

function noteEvents(
  draft: CoverDraft,
  transitions: readonly Transition[],
  receivedAt: number,
  quality: TimeQuality,
): void {
  const { cover } = draft.before;
  for (const transition of transitions) {
    const id = eventId(cover, transition.rule, transition.onset);
    draft.events.push({ id, cover, transition, receivedAt, quality });
  }
}

/** An authentic frame came in. */
export function noteHeard(draft: CoverDraft, rules: RuleBook, receivedAt: number, heartbeatMs: number): void {
  const { state, transitions } = hear(rules(draft.before), draft.state, receivedAt, heartbeatMs);
  draft.state = state;
  noteEvents(draft, transitions, receivedAt, 'exact');
}

/** Time has passed; see `tick` of node.offline. */
export function noteTime(
  draft: CoverDraft,
  rules: RuleBook,
  now: number,
  heartbeatMs: number,
  listeningSince: number,
): void {
  const { state, transitions } = tick(rules(draft.before), draft.state, now, heartbeatMs, listeningSince);
  draft.state = state;
  noteEvents(draft, transitions, now, 'exact');
}

/** The new state, once everything that arrived together has been put in the order of its event times. */
export function settleCover(draft: CoverDraft, rules: RuleBook): CoverRecord {
  const { before, arrivals } = draft;
  const [first] = arrivals;
  if (!first) return { ...before, state: draft.state };
  if (arrivals.length > 1) arrivals.sort((a, b) => a.sample.at - b.sample.at);
  const samples = arrivals.map(({ sample }) => sample);
  const { state, transitions } = detect(rules(before), draft.state, samples);
  for (const transition of transitions) {
    const made = arrivals.findLast(({ sample }) => sample.at === transition.at) ?? first;
    noteEvents(draft, [transition], made.receivedAt, made.quality);
  }
  return { ...before, state, latest: latestOf(before.latest, arrivals) };
}

const READINGS = ['tilt', 'water', 'battery', 'temperature', 'vibration'] as const;

/** Each reading at its newest; a sample older than the newest so far changes nothing. `arrivals`: oldest first. */
function latestOf(before: Latest | undefined, arrivals: readonly Arrival[]): Latest | undefined {
  let latest: { -readonly [K in keyof Latest]: Latest[K] } | undefined;
  for (const { sample, flags } of arrivals) {
    if (sample.at < (latest?.at ?? before?.at ?? 0)) continue;
    latest ??= { ...before, at: sample.at };
    latest.at = sample.at;
    for (const name of READINGS) {
      const value = sample[name];
      if (value !== undefined) latest[name] = value;
    }
    if (flags !== undefined) latest.flags = flags;
  }
  return latest ?? before;
}

/** The node's new record, with the downlink counters that its acknowledgements use up. */
export function settleNode(draft: NodeDraft): { readonly update: NodeUpdate; readonly acks: readonly Ack[] } {
  const { before, window, heartbeatMs, link, said } = draft;
  const acks = acksOf(before.node, draft.acks, before.down);
  const node: NodeRecord = { ...before, window, heartbeatMs, link, down: before.down + acks.length };
  return { update: said ? { node, said } : { node }, acks };
}
