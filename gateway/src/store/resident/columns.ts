const FIRST = 1_024;

/**
 * Numbers of many rows, row after row in one array: a million rows are no objects, and one row is in one place, since what
 * is not in the processor's cache takes as long to fetch for one number as for eight. Returns an array with room for row
 * `slot`: the same where it has it.
 */
export function roomFor<A extends Float64Array | Uint8Array | Uint16Array>(
  rows: A,
  slot: number,
  width: number,
  make: Make<A>,
): A {
  const room = rows.length / width;
  if (slot < room) return rows;
  const longer = make(Math.max(FIRST, room * 2, slot + 1) * width);
  longer.set(rows);
  return longer;
}

type Make<A> = (length: number) => A;

/** A million rows of 128 bytes: typed arrays of that size come from the system as zeros that take no room until written. */
export const numbers = (length: number): Float64Array => new Float64Array(length);
export const bytes = (length: number): Uint8Array => new Uint8Array(length);
export const lengths = (length: number): Uint16Array => new Uint16Array(length);

/** Words of which there are few, by number; -1: none. */
export function createWords() {
  const words: string[] = [];
  const codes = new Map<string, number>();
  return {
    code(word: string | undefined): number {
      if (word === undefined) return -1;
      const known = codes.get(word);
      if (known !== undefined) return known;
      codes.set(word, words.length);
      words.push(word);
      return words.length - 1;
    },
    word: (code: number): string | undefined => words[code],
  };
}

/** What is absent is no number. */
export function orNone(value: number | null | undefined): number {
  return value ?? Number.NaN;
}

export function present(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

export function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
