import { expect, onTestFinished } from 'vitest';

interface StreamMessage {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: Record<string, unknown>;
}

/** Reads /api/stream until the test ends or it is closed. */
export async function readStream(api: string | undefined, lastEventId?: string, token?: string) {
  const quit = new AbortController();
  onTestFinished(() => quit.abort());
  const headers: Record<string, string> = {
    ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const response = await fetch(`${api}/api/stream`, { headers, signal: quit.signal });
  expect(response.status).toBe(200);
  const messages: StreamMessage[] = [];
  let ended = false;
  let text = '';
  void (async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]));
        const event = fields.get('event');
        if (event === undefined) continue;
        const data = JSON.parse(fields.get('data') ?? '{}') as StreamMessage['data'];
        messages.push({ event, id: fields.get('id'), data });
      }
    }
  })().then(
    () => {
      ended = true;
    },
    () => {
      ended = true;
    },
  );
  return { messages, of: (kind: string) => messages.filter(({ event }) => event === kind), ended: () => ended, quit };
}
