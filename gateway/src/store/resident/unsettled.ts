import type { Unsettled } from '../journal/journal.ts';
import type { Row } from '../journal/rowBytes.ts';

/** By slots: `marks` are 1 where a row stands in the journal. Slots are in the order of the keys, but for what came later. */
export function unsettledOf(
  size: () => number,
  marks: () => Uint8Array,
  rowAt: (slot: number) => Row | undefined,
): Unsettled {
  return {
    size,
    from(position, limit) {
      const all = marks();
      const rows: Row[] = [];
      let at = all.indexOf(1, position);
      while (at >= 0 && rows.length < limit) {
        const row = rowAt(at);
        if (row) rows.push(row);
        at = all.indexOf(1, at + 1);
      }
      return { rows, next: at < 0 ? undefined : at };
    },
    settled: (begin, end) => void marks().fill(0, begin, Math.min(end, marks().length)),
  };
}
