import { createParser } from 'eventsource-parser';

/** A message of the stream; its data is JSON, and not looked at yet. */
export interface StreamMessage {
  readonly kind: string;
  readonly id: string | undefined;
  readonly data: unknown;
}

/** No message of a gateway comes near it. */
const LARGEST = 1024 * 1024;

/** Reads server-sent events until they end. What is no JSON is passed over. Throws where the source fails or floods. */
export async function readEvents(
  source: AsyncIterable<Uint8Array>,
  onMessage: (message: StreamMessage) => void,
): Promise<void> {
  const decoder = new TextDecoder();
  const parser = createParser({
    maxBufferSize: LARGEST,
    onEvent({ event = 'message', id, data }) {
      const parsed = parse(data);
      if (parsed !== undefined) onMessage({ kind: event, id, data: parsed });
    },
    onError(error) {
      if (error.type === 'max-buffer-size-exceeded') throw error;
    },
  });
  for await (const chunk of source) parser.feed(decoder.decode(chunk, { stream: true }));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
