import type { Db } from './database.ts';
import type { Reading } from './types.ts';

/** As in schema/readingBlocks.ts. */
const BITS = 15;

/** The block of a reading, as SQL; the index knows it in this very form. */
export function blockOf(id: string): string {
  return `${id} >> ${BITS}`;
}

/**
 * A FROM clause over the readings of one cover in a span of event times, by the blocks that can hold some. Named
 * parameters :cover, :from and :to, both ends included; the readings are `r`.
 */
export const FROM_BLOCKS = `FROM reading_blocks b CROSS JOIN readings r INDEXED BY readings_by_block ON ${blockOf('r.id')} = b.block
  WHERE b.newest >= :from AND b.oldest <= :to AND r.cover = :cover AND r.at BETWEEN :from AND :to`;

/** Notes the event times of readings that were stored one after the other, the last of them under `lastId`. */
export function createBlockWriter(db: Db): (readings: readonly Reading[], lastId: number) => void {
  const widen = db.prepare<[number, number, number]>(
    `INSERT INTO reading_blocks VALUES (?, ?, ?)
     ON CONFLICT (block) DO UPDATE SET oldest = min(oldest, excluded.oldest), newest = max(newest, excluded.newest)`,
  );
  const forget = db.prepare(`DELETE FROM reading_blocks WHERE block < ${blockOf('(SELECT min(id) FROM readings)')}`);
  /** in which the last reading was */
  let present = -1;

  return (readings, lastId) => {
    const first = lastId - readings.length + 1;
    for (let i = 0; i < readings.length; ) {
      const block = Math.floor((first + i) / 2 ** BITS);
      const end = Math.min(readings.length, (block + 1) * 2 ** BITS - first);
      let [oldest, newest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (; i < end; i += 1) {
        const { at } = readings[i] as Reading;
        oldest = Math.min(oldest, at);
        newest = Math.max(newest, at);
      }
      widen.run(block, oldest, newest);
      // those of readings that were pruned: now and then is often enough
      if (block !== present) forget.run();
      present = block;
    }
  };
}
