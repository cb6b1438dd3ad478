import { emptyState } from '../../detect/state.ts';
import type { Packed } from '../calmState.ts';
import type { Unsettled } from '../journal/journal.ts';
import type { Row, Value } from '../journal/rowBytes.ts';
import { type CoverRow, toCover } from '../rows.ts';
import { type CoverRecord, type Latest, READINGS } from '../types.ts';
import { bytes, createWords, numbers, orNone, orNull, present, roomFor } from './columns.ts';
import { createSlots } from './slots.ts';
import { createStateCells } from './stateCells.ts';
import { unsettledOf } from './unsettled.ts';

/** All covers, as rows of numbers, with their states beside them. */
export interface ResidentCovers {
  get(cover: string): CoverRecord | undefined;
  /** Each is made when it is asked for. Safe against what is put meanwhile. */
  all(): Iterable<CoverRecord>;
  names(): Iterable<string>;
  /** each that was heard, with the receive time of its newest frame */
  heard(): Iterable<readonly [cover: string, heard: number]>;
  /** What a commit has left of a cover that is there, in its place or in the journal; `packed`: its state as it was written. */
  set(cover: CoverRecord, packed: Packed, isInJournal: boolean): void;
  readonly unsettled: Unsettled;
  /** As read from the database: true where it is new, or other than it was. Throws where the state is damaged. */
  put(row: CoverRow): boolean;
  /** the very text that the cover is kept under */
  own(cover: string): string;
  beginAnew(): () => void;
}

/** Where in a row each number stands; the readings stand behind the others, in the order of READINGS. */
const [NODE, PLACED, HEARD, NEWEST, MAINTENANCE, GROUP, AT, FIRST_READING] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const CHECKPOINT = FIRST_READING + READINGS.length;
/** two lines of the processor's cache */
const WIDTH = 16;

export function createResidentCovers(): ResidentCovers {
  const slots = createSlots<string>();
  const groups = createWords();
  const names: (string | undefined)[] = [];
  const states = createStateCells();
  let rows = numbers(0);
  let unsettled = bytes(0);

  /** HEARD is NaN, and no state is there, until something was written of it. */
  function unpack(slot: number, cover: string): CoverRecord {
    const at = slot * WIDTH;
    const heard = rows[at + HEARD] as number;
    return {
      cover,
      name: names[slot],
      group: groups.word(rows[at + GROUP] as number),
      node: present(rows[at + NODE]),
      placed: rows[at + PLACED] as number,
      state: Number.isNaN(heard)
        ? emptyState()
        : {
            ...(states.get(slot) ?? emptyState()),
            newest: rows[at + NEWEST] as number,
            heard,
            maintenance: rows[at + MAINTENANCE] === 1,
          },
      checkpoint: present(rows[at + CHECKPOINT]),
      latest: latestAt(at),
    };
  }

  function latestAt(at: number): Latest | undefined {
    const newest = rows[at + AT] as number;
    if (Number.isNaN(newest)) return undefined;
    const latest: { -readonly [K in keyof Latest]: Latest[K] } = { at: newest };
    for (let i = 0; i < READINGS.length; i += 1) {
      const value = rows[at + FIRST_READING + i] as number;
      if (!Number.isNaN(value)) latest[READINGS[i] as (typeof READINGS)[number]] = value;
    }
    return latest;
  }

  function putLatest(at: number, latest: Partial<Record<(typeof READINGS)[number] | 'at', number | null>>): void {
    rows[at + AT] = orNone(latest.at);
    rows[at + FIRST_READING] = orNone(latest.tilt);
    rows[at + FIRST_READING + 1] = orNone(latest.water);
    rows[at + FIRST_READING + 2] = orNone(latest.battery);
    rows[at + FIRST_READING + 3] = orNone(latest.temperature);
    rows[at + FIRST_READING + 4] = orNone(latest.vibration);
    rows[at + FIRST_READING + 5] = orNone(latest.used);
    rows[at + FIRST_READING + 6] = orNone(latest.flags);
  }

  /** As stateRow gives it. */
  function rowAt(slot: number): Row | undefined {
    const cover = slots.key(slot);
    if (cover === undefined) return undefined;
    const row: Value[] = [cover];
    const at = slot * WIDTH;
    for (let i = HEARD; i <= MAINTENANCE; i += 1) row.push(orNull(rows[at + i]));
    row.push(states.text(slot) ?? '{}');
    for (let i = AT; i <= CHECKPOINT; i += 1) row.push(orNull(rows[at + i]));
    return row;
  }

  function* used(): Generator<readonly [string, number]> {
    for (let slot = 0; slot < slots.end(); slot += 1) {
      const cover = slots.key(slot);
      if (cover !== undefined) yield [cover, slot];
    }
  }

  return {
    get(cover) {
      const slot = slots.of(cover);
      if (slot === undefined) return undefined;
      return unpack(slot, slots.key(slot) ?? cover);
    },
    *all() {
      for (const [cover, slot] of used()) yield unpack(slot, cover);
    },
    *names() {
      for (const [cover] of used()) yield cover;
    },
    *heard() {
      for (const [cover, slot] of used()) {
        const heard = rows[slot * WIDTH + HEARD] as number;
        if (!Number.isNaN(heard)) yield [cover, heard];
      }
    },
    set(record, packed, isInJournal) {
      const slot = slots.of(record.cover);
      if (slot === undefined) return;
      const { checkpoint, state, latest } = record;
      const at = slot * WIDTH;
      rows[at + CHECKPOINT] = orNone(checkpoint);
      rows[at + HEARD] = state.heard;
      rows[at + NEWEST] = state.newest;
      rows[at + MAINTENANCE] = state.maintenance ? 1 : 0;
      putLatest(at, latest ?? NOTHING);
      states.set(slot, packed);
      if (isInJournal) unsettled[slot] = 1;
    },
    put(row) {
      const known = slots.of(row.cover);
      const isSame = known !== undefined && states.text(known) === (row.rules ?? undefined);
      // what is damaged is told now, and not when its node is heard
      if (!isSame) toCover(row);
      const slot = slots.take(row.cover);
      rows = roomFor(rows, slot, WIDTH, numbers);
      unsettled = roomFor(unsettled, slot, 1, bytes);
      const at = slot * WIDTH;
      const before = rows.slice(at, at + WIDTH);
      rows[at + NODE] = orNone(row.node);
      rows[at + PLACED] = row.placed;
      rows[at + CHECKPOINT] = orNone(row.checkpoint);
      rows[at + HEARD] = orNone(row.heard);
      rows[at + NEWEST] = orNone(row.newest);
      rows[at + MAINTENANCE] = orNone(row.maintenance);
      rows[at + GROUP] = groups.code(row.grp ?? undefined);
      putLatest(at, row);
      const isOther =
        !isSame || names[slot] !== (row.name ?? undefined) || !before.every((one, i) => isEqual(one, rows[at + i]));
      names[slot] = row.name ?? undefined;
      states.set(slot, row.rules ?? undefined);
      unsettled[slot] = 0;
      return isOther;
    },
    unsettled: unsettledOf(slots.end, () => unsettled, rowAt),
    own(cover) {
      const slot = slots.of(cover);
      return (slot === undefined ? undefined : slots.key(slot)) ?? cover;
    },
    beginAnew: slots.beginAnew,
  };
}

const NOTHING = {};

/** NaN is NaN, and the zero that SQLite gives back for a negative one is the same. */
function isEqual(a: number, b: number | undefined): boolean {
  return a === b || (Number.isNaN(a) && b !== undefined && Number.isNaN(b));
}
