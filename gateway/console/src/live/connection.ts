import { createParser } from 'eventsource-parser';
import { type Problem, readProblem } from '../api/problem.ts';

export interface ConnectionOptions {
  readonly fetch: typeof fetch;
  /** goes on behind this message */
  readonly lastId: string | undefined;
  readonly signal: AbortSignal;
  /** bytes came: a message, or the comment that keeps the connection open */
  readonly onHeard: () => void;
  readonly onMessage: (kind: string, data: unknown, id: string | undefined) => void;
}

/** A message that is longer than this is none of the gateway's. */
const LONGEST = 1_000_000;

/**
 * Reads /api/stream to its end; resolves with why it was refused, or undefined. Not by EventSource, which hides the comments by
 * which one hears that the gateway is still there, and which status a refusal had.
 */
export async function readStream(options: ConnectionOptions): Promise<Problem | undefined> {
  const { fetch, lastId, signal, onHeard, onMessage } = options;
  const headers = { accept: 'text/event-stream', ...(lastId === undefined ? {} : { 'last-event-id': lastId }) };
  const response = await fetch('/api/stream', { headers, signal, cache: 'no-store', credentials: 'same-origin' });
  if (!response.ok || !response.body) return readProblem(response);
  onHeard();
  const parser = createParser({
    maxBufferSize: LONGEST,
    onEvent({ event, data, id }) {
      let parsed: unknown;
      try {
        parsed = JSON.parse(data);
      } catch {
        return;
      }
      onMessage(event ?? 'message', parsed, id);
    },
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return undefined;
    onHeard();
    parser.feed(value);
  }
}
