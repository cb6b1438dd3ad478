import type { Uart } from '../buses.ts';
import type { Timers } from '../core/hal.ts';
import { toBytes } from './bytes.ts';
import { MEANS, type Reader } from './dialect.ts';

/** ms without a byte after which an unfinished line will never be finished; 500 bytes take 43 ms at 115200 baud */
const GAP = 250;
/** A line that grows beyond this is none; the longest known holds 240 bytes in hex. */
const LONGEST = 640;

/**
 * Finds in the bytes from a module, cut anywhere, the lines of its dialect, the prompt, and frames whose bytes are
 * counted and may hold line ends. Whatever stands before a word in its line is garbage. `heard` gets the meaning of
 * each line, in order. Returns what takes the receiver of frames.
 */
export function createReceiver(
  uart: Uart,
  timers: Timers,
  lines: readonly (string | number | Reader)[],
  heard: (meaning: number) => void,
): (receive: (frame: Uint8Array, length: number) => void) => void {
  let receive: (frame: Uint8Array, length: number) => void;
  let input = '';
  let gap = 0;
  /** end of the word that was found in the line */
  let cut = 0;

  function hear(frame: string): number {
    const bytes = toBytes(frame);
    if (frame && receive) receive(bytes, frame.length);
    return MEANS.nothing;
  }

  function read(line: string): number {
    for (let i = 0; i < lines.length; i += 2) {
      const word = lines[i] as string;
      const found = line.indexOf(word);
      if (found >= 0) {
        const meaning = lines[i + 1];
        cut = found + word.length;
        return typeof meaning === 'function' ? meaning(line.substring(cut), hear) : (meaning as number);
      }
    }
    return MEANS.nothing;
  }

  /** Reads what is whole; `all`: nothing more will come of it, so a line whose bytes were lost gives way to the next. */
  function scan(all: boolean): void {
    let end = 0;
    while (input) {
      end = input.indexOf('\n', end) + 1;
      // a prompt has no line end
      if (!end && (all || input === '> ')) end = input.length;
      if (!end) return;
      const meaning = read(input.substring(0, end));
      if (meaning === MEANS.more) {
        if (end < input.length) continue;
        if (!all) return;
      }
      input = input.substring(meaning < 0 ? cut : end);
      end = 0;
      if (meaning > 0) heard(meaning);
    }
  }

  uart.onData((bytes, length) => {
    for (let i = 0; i < length; i += 1) input += String.fromCharCode(bytes[i] as number);
    scan(input.length > LONGEST);
    timers.cancel(gap);
    if (input) gap = timers.after(GAP, () => scan(true));
  });

  return (handler) => {
    receive = handler;
  };
}
