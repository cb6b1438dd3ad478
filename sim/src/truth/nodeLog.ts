import { TRACE } from '@lidwatch/firmware';
import { TRIGGER, TYPE } from '@lidwatch/protocol';
import type { CoverSpec } from '../scenario/types.ts';

/** What the core of a node said of its confirmed messages: beside the truth, never part of it. */
export interface NodeLogEntry {
  /** virtual time, ms since the start of the run */
  readonly at: number;
  readonly cover: string;
  readonly node: number;
  readonly says: 'queued' | 'sent' | 'acked' | 'dropped';
  /** type of the message */
  readonly type: string;
  /** queued alert: why */
  readonly trigger?: string;
  /** sent, acked: the low 16 bits of the counter of its first frame */
  readonly seq?: number;
}

const SAYS = new Map<number, NodeLogEntry['says']>([
  [TRACE.queued, 'queued'],
  [TRACE.sent, 'sent'],
  [TRACE.acked, 'acked'],
  [TRACE.dropped, 'dropped'],
]);
const TYPES = namesOf(TYPE);
const TRIGGERS = namesOf(TRIGGER);

function namesOf(codes: Readonly<Record<string, number>>): ReadonlyMap<number, string> {
  return new Map(Object.entries(codes).map(([name, code]) => [code, name]));
}

/** A trace of the core as an entry; undefined for what is not about a message. */
export function nodeLogEntry(
  at: number,
  { cover, node }: CoverSpec,
  code: number,
  a: number,
  b: number,
): NodeLogEntry | undefined {
  const says = SAYS.get(code);
  if (!says) return undefined;
  const entry = { at, cover, node, says, type: TYPES.get(a) ?? String(a) };
  if (says === 'queued') return a === TYPE.alert ? { ...entry, trigger: TRIGGERS.get(b) ?? String(b) } : entry;
  return says === 'dropped' ? entry : { ...entry, seq: b };
}
