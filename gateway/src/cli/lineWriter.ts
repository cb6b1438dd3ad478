export interface LineWriterOptions {
  /** bytes that may wait; what comes then is dropped, and counted */
  readonly limit: number;
  /** As fs.write of a whole buffer: it may take a part of it. */
  readonly write: (bytes: Uint8Array, done: (error: NodeJS.ErrnoException | null, taken: number) => void) => void;
  /** So many lines were dropped, or could not be written, and there is room again. */
  readonly onRoom: (dropped: number) => void;
}

/** Lines to somebody who may stop reading: one write at a time, what waits is bounded, nobody is held up. */
export interface LineWriter {
  write(line: string): void;
  /** Resolves when nothing waits any more: true; or false where nobody has read for a second. */
  end(): Promise<boolean>;
}

const AGAIN_MS = 50;
const LAST_MS = 1_000;

export function createLineWriter({ limit, write, onRoom }: LineWriterOptions): LineWriter {
  let waiting: string[] = [];
  let bytes = 0;
  let dropped = 0;
  let isWriting = false;
  let onEmpty: (() => void) | undefined;

  function next(): void {
    if (isWriting) return;
    if (waiting.length === 0) {
      onEmpty?.();
      return;
    }
    const lines = waiting;
    waiting = [];
    bytes = 0;
    isWriting = true;
    put(Buffer.from(lines.join('')), lines.length);
  }

  function put(rest: Uint8Array, lines: number): void {
    write(rest, (error, taken) => {
      // a pipe that does not block, and is full
      if (error?.code === 'EAGAIN') setTimeout(() => put(rest, lines), AGAIN_MS);
      else if (!error && taken < rest.length) put(rest.subarray(taken), lines);
      else written(error ? lines : 0);
    });
  }

  function written(lost: number): void {
    isWriting = false;
    const missed = dropped;
    dropped = lost;
    // only where it was for want of room: on a full disk each word of it would be lost, too, and bring the next
    if (missed > 0 && lost === 0) onRoom(missed);
    next();
  }

  return {
    write(line) {
      if (bytes + line.length > limit) {
        dropped += 1;
        return;
      }
      waiting.push(line);
      bytes += line.length;
      next();
    },
    end() {
      return new Promise((ended) => {
        const timer = setTimeout(() => ended(false), LAST_MS);
        onEmpty = () => {
          clearTimeout(timer);
          ended(true);
        };
        next();
      });
    },
  };
}
