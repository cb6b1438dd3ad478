/** A line may be so long, bytes: some ten thousand frames. What is longer is no request. */
export const LONGEST_LINE = 8 * 1024 ** 2;

export interface Lines {
  /** Whole lines that end in `bytes`, in order; undefined for one that was too long. */
  take(bytes: Buffer): readonly (string | undefined)[];
  /** What stands behind the last line feed, when there is no more. */
  rest(): string | undefined;
}

/** Cuts a stream of bytes into lines, and keeps no more of one than a request may have. */
export function createLines(longest = LONGEST_LINE): Lines {
  let parts: Buffer[] = [];
  let length = 0;

  function add(bytes: Buffer): void {
    length += bytes.length;
    if (length <= longest) parts.push(bytes);
    else parts = [];
  }

  function cut(): string | undefined {
    const line = length > longest ? undefined : Buffer.concat(parts).toString('utf8');
    parts = [];
    length = 0;
    return line;
  }

  return {
    take(bytes) {
      const lines: (string | undefined)[] = [];
      let from = 0;
      for (let to = bytes.indexOf(10); to >= 0; to = bytes.indexOf(10, from)) {
        add(bytes.subarray(from, to));
        lines.push(cut());
        from = to + 1;
      }
      if (from < bytes.length) add(bytes.subarray(from));
      return lines;
    },
    rest: () => (length === 0 ? undefined : cut()),
  };
}
