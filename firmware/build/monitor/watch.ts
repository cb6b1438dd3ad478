import { messageToJson } from '@lidwatch/protocol/gateway';
import type { FrameReader } from './frames.ts';
import { createLineSplitter, readLine } from './lines.ts';
import { traceName, traceWords } from './traces.ts';
import { frameWords } from './words.ts';

export interface WatchOptions {
  readonly frames: FrameReader;
  /** one JSON object a line, instead of words */
  readonly json: boolean;
  /** ms since 1970 */
  readonly now: () => number;
  readonly print: (line: string) => void;
}

export interface Watch {
  /** What came over the console, cut anywhere. */
  hear(text: string): void;
  /** The port opened or went away. */
  port(state: 'open' | 'lost', reason?: string): void;
  /** Shows what stands there without a line end. */
  end(): void;
}

/** Turns what a node's console says into lines for a person or for a program. */
export function createWatch({ frames, json, now, print }: WatchOptions): Watch {
  const splitter = createLineSplitter();

  function show(kind: string, words: string, more: Readonly<Record<string, unknown>>): void {
    const time = new Date(now()).toISOString();
    print(json ? JSON.stringify({ time, kind, ...more }) : `${time.slice(11, 23)}  ${kind.padEnd(5)}  ${words}`);
  }

  function line(raw: string): void {
    const read = readLine(raw);
    if (read.kind === 'trace') {
      const { code, a, b } = read;
      show('trace', traceWords(code, a, b), { name: traceName(code) ?? code, a, b });
    } else if (read.kind === 'text') {
      if (read.text !== '') show('text', read.text, { text: read.text });
    } else {
      const frame = frames.read(read.frame);
      const message = frame.message && messageToJson(frame.message);
      show(read.kind, frameWords(frame), { ...frame, ...(message && { message }) });
    }
  }

  return {
    hear(text) {
      for (const one of splitter.push(text)) line(one);
    },
    port(state, reason) {
      show('port', reason === undefined ? state : `${state}: ${reason}`, { state, ...(reason && { reason }) });
    },
    end() {
      line(splitter.rest());
    },
  };
}
