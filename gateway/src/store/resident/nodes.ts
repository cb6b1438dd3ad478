import type { Unsettled } from '../journal/journal.ts';
import { nodeRow } from '../journal/places.ts';
import type { NodeRow } from '../rows.ts';
import type { NodeRecord, Profile } from '../types.ts';
import { bytes, createWords, numbers, orNone, present, roomFor } from './columns.ts';
import { createKeyPool } from './keyPool.ts';
import { createSlots } from './slots.ts';
import { unsettledOf } from './unsettled.ts';

/** The nodes that are on covers. */
export interface ResidentNodes {
  get(node: number): NodeRecord | undefined;
  /** What a commit has left of a node that is there, in its place or in the journal. */
  set(node: NodeRecord, isInJournal: boolean): void;
  readonly unsettled: Unsettled;
  /** As read from the database; `cover` is the very text that its cover is kept under. */
  put(row: NodeRow, cover: string): void;
  remove(node: number): void;
  beginAnew(): () => void;
}

const PROFILES: readonly Profile[] = ['sealed', 'bare'];

/** Where in a row each number stands. */
const [HIGH, NEAR, FAR, DOWN, HEARTBEAT, LINK, PROFILE] = [0, 1, 2, 3, 4, 5, 6] as const;
/** one line of the processor's cache */
const WIDTH = 8;

export function createResidentNodes(): ResidentNodes {
  const slots = createSlots<number>();
  const links = createWords();
  const covers: string[] = [];
  const keys = createKeyPool();
  let rows = numbers(0);
  let unsettled = bytes(0);

  function recordAt(slot: number, node: number): NodeRecord {
    const at = slot * WIDTH;
    return {
      node,
      cover: covers[slot] as string,
      profile: PROFILES[rows[at + PROFILE] as number] as Profile,
      keptKey: keys.get(slot),
      window: {
        high: rows[at + HIGH] as number,
        near: rows[at + NEAR] as number,
        far: rows[at + FAR] as number,
      },
      down: rows[at + DOWN] as number,
      heartbeatMs: present(rows[at + HEARTBEAT]),
      link: links.word(rows[at + LINK] as number),
    };
  }

  function rowAt(slot: number) {
    const node = slots.key(slot);
    return node === undefined ? undefined : nodeRow(recordAt(slot, node));
  }

  return {
    get(node) {
      const slot = slots.of(node);
      return slot === undefined ? undefined : recordAt(slot, node);
    },
    set({ node, window, down, heartbeatMs, link }, isInJournal) {
      const slot = slots.of(node);
      if (slot === undefined) return;
      const at = slot * WIDTH;
      rows[at + HIGH] = window.high;
      rows[at + NEAR] = window.near;
      rows[at + FAR] = window.far;
      rows[at + DOWN] = down;
      rows[at + HEARTBEAT] = orNone(heartbeatMs);
      rows[at + LINK] = links.code(link);
      if (isInJournal) unsettled[slot] = 1;
    },
    put(row, cover) {
      const slot = slots.take(row.node);
      rows = roomFor(rows, slot, WIDTH, numbers);
      unsettled = roomFor(unsettled, slot, 1, bytes);
      const at = slot * WIDTH;
      rows[at + HIGH] = row.up_high;
      rows[at + NEAR] = row.up_near;
      rows[at + FAR] = row.up_far;
      rows[at + DOWN] = row.down;
      rows[at + HEARTBEAT] = orNone(row.heartbeat_ms);
      rows[at + LINK] = links.code(row.link ?? undefined);
      rows[at + PROFILE] = PROFILES.indexOf(row.profile);
      covers[slot] = cover;
      keys.put(slot, row.key);
      unsettled[slot] = 0;
    },
    unsettled: unsettledOf(slots.end, () => unsettled, rowAt),
    remove: slots.free,
    beginAnew: slots.beginAnew,
  };
}
