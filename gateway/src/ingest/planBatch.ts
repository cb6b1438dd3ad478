import type { Ccm, ReplayWindow } from '@lidwatch/protocol';
import type { Rejection } from '@lidwatch/protocol/gateway';
import { type Errand, hearErrand } from '../orders/errand.ts';
import { maintenanceSaid } from '../orders/order.ts';
import type {
  Batch,
  CoverRecord,
  Heard,
  NodeRecord,
  QuarantinedFrame,
  Reading,
  ReleaseRequest,
  ReportKey,
  TroubleLog,
} from '../store/types.ts';
import type { RawFrame, Sender } from '../transports/transport.ts';
import type { Arrival } from './arrival.ts';
import { type CoverDraft, draftCover, noteHeard, noteRelease, noteTime } from './coverDraft.ts';
import { type Downlink, noteAck, profileOf } from './downlinks.ts';
import { type HeardFrame, heardOf } from './heard.ts';
import type { Gap, LinkLoss } from './linkLoss.ts';
import { draftNode, type NodeDraft, settleNode } from './nodeDraft.ts';
import type { NodePace } from './nodePace.ts';
import type { Note } from './notes.ts';
import { openReport, type Report } from './openReport.ts';
import type { RuleBook } from './ruleBook.ts';
import { extraIn, heartbeatIn, saidIn } from './said.ts';
import { samplesOf } from './samples.ts';
import { type Past, settleCover } from './settleCover.ts';
import { type Shelves, unshelve } from './unshelve.ts';

/** What a plan looks things up in. Nothing here is changed by planning. */
export interface PlanContext {
  node(node: number): NodeRecord | undefined;
  /** the node that a link vouches for */
  sender(sender: Sender): NodeRecord | undefined;
  cover(cover: string): CoverRecord | undefined;
  hasReport(report: ReportKey): boolean;
  ccm(node: NodeRecord): Ccm;
  /** what is to be brought to a node */
  errand(node: NodeRecord): Errand;
  readonly past: Past;
  /** events that people let go, and that nobody has cleared yet */
  releases(): readonly ReleaseRequest[];
  readonly shelves: Shelves;
  readonly rules: RuleBook;
  /** of a node that has not said its own */
  readonly heartbeatMs: () => number;
  /** is the gateway's own clock known to be wrong? */
  clockIsWrong(): boolean;
  /** how many frames of a node are taken; undefined: as many as come */
  readonly pace: NodePace | undefined;
  readonly linkLoss: LinkLoss;
  readonly listeningSince: Silence['listeningSince'];
  /** is this refusal to be kept for the operator? */
  keep(frame: RawFrame, rejection: Rejection): boolean;
}

/** Silence to be looked at, beside the frames. */
export interface Silence {
  readonly covers: Iterable<CoverRecord>;
  /** from when on silence counts of a node that was heard at `heard` over a link; undefined where that is deaf just now */
  listeningSince(link: string | undefined, heard: number): number | undefined;
}

/** What became of one frame. */
export type Outcome =
  | { readonly kind: 'report' | 'duplicate'; readonly type: Report['message']['type'] }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  /** authentic, and more than is taken of its node */
  | { readonly kind: 'over-rate' };

export interface Plan {
  readonly batch: Batch;
  /** to be sent after the commit, and only then */
  readonly downlinks: readonly Downlink[];
  /** in the order of the frames */
  readonly outcomes: readonly Outcome[];
  readonly notes: readonly Note[];
  /** frames that were taken, by node */
  readonly taken: readonly (readonly [node: number, frames: number])[];
  /** for what is known of the links */
  readonly gaps: readonly Gap[];
}

/**
 * What a tick's frames, and the silence between them, would change at `now`. Pure but for the cost of the ciphers: the
 * same frames planned again after a failed commit give the same plan, but that orders wait where the node has stopped
 * listening meanwhile.
 */
export function planBatch(context: PlanContext, frames: readonly RawFrame[], now: number, silence?: Silence): Plan {
  const nodes = new Map<number, NodeDraft>();
  const covers = new Map<string, CoverDraft>();
  const readings: Reading[] = [];
  const reports = new Map<string, ReportKey>();
  const quarantine: QuarantinedFrame[] = [];
  const troubles: TroubleLog[] = [];
  const heard: Heard[] = [];
  const gaps: Gap[] = [];

  function nodeDraft(node: number): NodeDraft | undefined {
    const known = nodes.get(node);
    if (known) return known;
    const record = context.node(node);
    return record && draftNode(record, context.errand(record));
  }

  function coverDraft(cover: string): CoverDraft | undefined {
    let draft = covers.get(cover);
    const record = draft ? undefined : context.cover(cover);
    if (record) {
      draft = draftCover(record);
      covers.set(cover, draft);
    }
    return draft;
  }

  function takeFrame(frame: RawFrame): Outcome {
    let claimed: NodeDraft | undefined;
    const report = openReport(frame, {
      sealed(node) {
        claimed = nodeDraft(node);
        return claimed && { ccm: context.ccm(claimed.before), window: claimed.window };
      },
      bare(sender) {
        const record = context.sender(sender);
        if (record?.profile === 'sealed') return 'sealed';
        claimed = record && nodeDraft(record.node);
        return claimed && { node: claimed.before.node, window: claimed.window };
      },
    });
    const cover = report.ok && claimed ? coverDraft(claimed.before.cover) : undefined;
    if (report.ok && claimed && cover) {
      // only what is authentic counts against a node: nobody else can use up what is taken of it
      if (context.pace && context.pace.left(report.node, now) - claimed.frames < 1) return { kind: 'over-rate' };
      return takeReport(report, claimed, cover);
    }
    const rejection = report.ok ? noCover : report;
    if (context.keep(frame, rejection)) {
      const { bytes, link, from, receivedAt } = frame;
      quarantine.push({ receivedAt, link, from, reason: rejection.code, detail: rejection.detail, bytes });
    }
    return { kind: 'rejected', rejection };
  }

  function takeReport(report: Report, node: NodeDraft, cover: CoverDraft): Outcome {
    const { message, frame } = report;
    // a counter beyond all that were accepted was never seen, whatever frame carried it first
    const isFirst = report.counter > node.window.high;
    nodes.set(report.node, node);
    node.frames += 1;
    const gap = missedBefore(node.window, report.window);
    node.window = report.window;
    const asked = { before: cover.state, link: node.link, usualMs: node.heartbeatMs ?? context.heartbeatMs() };
    if (gap !== undefined) {
      const share = Math.min(1, (frame.receivedAt - cover.state.heard) / asked.usualMs);
      gaps.push({ link: frame.link, missed: gap, share: Math.max(0, share) });
    }
    node.link = frame.link;
    node.heardAt = frame.receivedAt;
    node.from = frame.from;
    node.profile = profileOf(frame);
    const key = report.confirmed ? `${report.node} ${report.counter}` : '';
    const duplicate = report.confirmed && !isFirst && (reports.has(key) || context.hasReport(report));
    const heartbeatMs = duplicate ? undefined : heartbeatIn(message);
    node.heartbeatMs = heartbeatMs ?? node.heartbeatMs;
    noteHeard(cover, context.rules, frame.receivedAt, node.heartbeatMs ?? context.heartbeatMs(), gap);
    if (report.confirmed) noteAck(node.acks, report);
    if (duplicate) {
      noteFrame({ ...asked, frame, cover, gap, heartbeatMs, readings: false, maintenance: undefined });
      return { kind: 'duplicate', type: message.type };
    }
    if (report.confirmed) reports.set(key, { node: report.node, counter: report.counter });
    const said = saidIn(message);
    if (said) node.said = { ...node.said, ...said };
    const { orders } = node.errand;
    node.errand = hearErrand(node.errand, message, frame.receivedAt);
    const maintenance = maintenanceSaid(orders, node.errand.orders, message);
    if (maintenance !== undefined) cover.state = { ...cover.state, maintenance };
    if (message.type === 'log') {
      const { errors } = message;
      troubles.push({ node: report.node, cover: cover.before.cover, receivedAt: frame.receivedAt, errors });
    }
    const hasReadings = takeSamples(report, cover);
    noteFrame({ ...asked, frame, cover, gap, heartbeatMs, readings: hasReadings, maintenance });
    return { kind: 'report', type: message.type };
  }

  function noteFrame({ before, link, frame, gap: missed, cover, ...more }: NotedFrame): void {
    const { receivedAt } = frame;
    const since = before.heard > 0 ? context.listeningSince(link, before.heard) : undefined;
    const linkLoss = context.linkLoss.of(link);
    const noted = heardOf({ ...more, cover: cover.before.cover, before, receivedAt, missed, since, linkLoss });
    if (noted) heard.push(noted);
  }

  /** Has it any? */
  function takeSamples({ message, frame }: Report, cover: CoverDraft): boolean {
    const { samples, quality: told } = samplesOf(message, frame.receivedAt, frame.isDelayed);
    const quality = context.clockIsWrong() ? 'clock' : told;
    const isAlert = message.type === 'alert';
    for (const { sample, flags } of samples) {
      const arrival: Arrival = { sample, flags, receivedAt: frame.receivedAt, quality, isAlert };
      cover.arrivals.push(arrival);
      const isNewest = flags !== undefined;
      readings.push(toReading(cover.before.cover, arrival, frame, isNewest ? message : undefined));
    }
    return samples.length > 0;
  }

  // before the frames: what they tell is of the time after it, or else of the event that was let go
  const releases = context.releases();
  for (const request of releases) {
    const draft = coverDraft(request.cover);
    if (draft) noteRelease(draft, context.rules, request);
  }
  const outcomes = frames.map(takeFrame);
  if (silence) {
    for (const record of silence.covers) takeSilence(record, silence);
  }

  function takeSilence(record: CoverRecord, { listeningSince }: Silence): void {
    if (record.node === undefined) return;
    const node = nodes.get(record.node)?.before ?? context.node(record.node);
    const known = covers.get(record.cover);
    const since = node && listeningSince(node.link, (known ?? record).state.heard);
    if (!node || since === undefined) return;
    const draft = known ?? draftCover(record);
    const link = { since, loss: context.linkLoss.of(node.link) };
    noteTime(draft, context.rules, now, node.heartbeatMs ?? context.heartbeatMs(), link);
    if (!known && draft.state !== record.state) covers.set(record.cover, draft);
  }

  const drafts = [...covers.values()];
  const settled = [...nodes.values()].map((draft) => settleNode(draft, now, context.clockIsWrong()));
  const records = drafts.map((draft) => settleCover(draft, context.rules, context.past));
  // as seldom as silence: a shelf is for minutes at least
  const shelves = silence ? unshelve(context.shelves, now) : undefined;
  const batch: Batch = {
    nodes: settled.map(({ update }) => update),
    covers: records,
    readings,
    reports: [...reports.values()],
    events: [...(shelves?.events ?? []), ...drafts.flatMap(({ events }) => events)],
    quarantine,
    configured: settled.flatMap(({ update, configured }) =>
      configured ? [{ node: update.node.node, configured }] : [],
    ),
    orders: settled.flatMap(({ orders }) => orders),
    troubles,
    heard,
    checkpoints: drafts.flatMap(({ checkpoint }) => checkpoint ?? []),
    released: releases.map(({ event }) => event),
    unshelved: shelves?.unshelved ?? [],
    overtaken: drafts.flatMap(({ before: { cover }, overtaken: at }) => (at === undefined ? [] : [{ cover, at }])),
  };
  const notes = drafts.flatMap((draft) => draft.notes);
  const taken = Array.from(nodes, ([node, { frames: count }]) => [node, count] as const);
  return { batch, downlinks: settled.flatMap(({ downlinks }) => downlinks), outcomes, notes, taken, gaps };
}

interface NotedFrame extends Pick<HeardFrame, 'before' | 'usualMs' | 'heartbeatMs' | 'readings' | 'maintenance'> {
  readonly frame: RawFrame;
  readonly cover: CoverDraft;
  readonly gap: number | undefined;
  /** over which its node was heard before */
  readonly link: string | undefined;
}

/** Frames that were lost before the newest; undefined where it is the first, or older than one that has come. */
function missedBefore(before: ReplayWindow, after: ReplayWindow): number | undefined {
  return before.high >= 0 && after.high > before.high ? after.high - before.high - 1 : undefined;
}

/** A node without a cover is not to be heard; the registry knows none. */
const noCover: Rejection = { ok: false, code: 'unknown-node', detail: 'the node is on no cover' };

function toReading(
  cover: string,
  { sample, flags, receivedAt, quality }: Arrival,
  { link, rssi, snr }: RawFrame,
  message: Report['message'] | undefined,
): Reading {
  const reading: { -readonly [K in keyof Reading]: Reading[K] } = { cover, at: sample.at, receivedAt, quality, link };
  if (sample.tilt !== undefined) reading.tilt = sample.tilt;
  if (sample.water !== undefined) reading.water = sample.water;
  if (sample.battery !== undefined) reading.battery = sample.battery;
  if (sample.temperature !== undefined) reading.temperature = sample.temperature;
  if (sample.vibration !== undefined) reading.vibration = sample.vibration;
  if (sample.used !== undefined) reading.used = sample.used;
  if (flags !== undefined) reading.flags = flags;
  if (rssi !== undefined) reading.rssi = rssi;
  if (snr !== undefined) reading.snr = snr;
  if (message?.type === 'alert') reading.trigger = message.trigger;
  if (message?.type === 'status') {
    reading.impacts = message.impacts;
    reading.wakes = message.wakes;
    reading.dropped = message.dropped;
  }
  if (message?.extra) reading.extra = extraIn(message);
  return reading;
}
