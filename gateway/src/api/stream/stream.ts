import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Cancel, Clock } from '../../parts/clock.ts';
import { createTally, type Tally } from '../../parts/tally.ts';
import type { Store } from '../../store/store.ts';
import { problem, sendProblem } from '../problem.ts';
import { parsePlace } from './place.ts';
import { createReader, type Reader } from './reader.ts';

/** What happens, as it happens, to as many as read it. */
export interface Stream {
  /** There is something new in the outbox, or a note. */
  wake(): void;
  /** What is true just now: a cover's document, a part's state. */
  tell(kind: 'cover' | 'part', data: unknown): void;
  readers(): number;
  /** opened, refused, skipped: messages that a slow reader was not sent */
  readonly counts: Tally<'opened' | 'refused' | 'skipped'>;
  stop(): void;
}

export interface StreamOptions {
  readonly store: () => Store | undefined;
  readonly clock: Clock;
}

const READERS = 100;
/** Proxies and routers forget connections that are silent for a minute or so. */
const BEAT_MS = 15_000;

const DESCRIPTION = `
Server-sent events. \`event\`: an event was raised or cleared; \`note\`: somebody said something of one; \`cover\` and \`part\`: how
a cover, or a part of the gateway, stands now; \`reset\`: what came between is not kept any more, read all again.

\`event\` and \`note\` carry an id. Whoever comes back with it as Last-Event-ID misses none of them, whatever was
restarted meanwhile. \`cover\` and \`part\` carry none: read them anew after a pause.
`;

export function createStream({ store, clock }: StreamOptions): Stream & { add(app: FastifyInstance): void } {
  const readers = new Set<Reader>();
  const counts = createTally<'opened' | 'refused' | 'skipped'>();
  let cancelBeat: Cancel | undefined;

  function beat(): void {
    cancelBeat = clock.after(BEAT_MS, beat);
    for (const reader of readers) reader.comment('still here');
  }

  function open(reply: FastifyReply, lastEventId: string | undefined): void {
    reply.hijack();
    const response = reply.raw;
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // nginx keeps what it passes on otherwise
      'x-accel-buffering': 'no',
    });
    // an id that is none of ours is of another gateway: everything there is new to its reader
    const from = lastEventId === undefined ? undefined : (parsePlace(lastEventId) ?? { outbox: Infinity, note: 0 });
    const reader = createReader({ response, store, clock, from });
    readers.add(reader);
    counts.add('opened');
    response.on('close', () => readers.delete(reader));
    response.on('error', () => undefined);
    response.write('retry: 2000\n\n');
    if (cancelBeat === undefined) beat();
    reader.pump();
  }

  return {
    counts,
    readers: () => readers.size,
    wake() {
      for (const reader of readers) reader.pump();
    },
    tell(kind, data) {
      for (const reader of readers) if (!reader.tell(kind, data)) counts.add('skipped');
    },
    stop() {
      cancelBeat?.();
      for (const reader of readers) reader.end();
    },
    add(app) {
      app.get(
        '/api/stream',
        {
          config: { need: 'viewer' },
          schema: {
            tags: ['events'],
            summary: 'Read what happens, as it happens',
            description: DESCRIPTION.trim(),
            headers: z.object({ 'last-event-id': z.string().max(64).optional() }),
            response: { 200: { description: 'the stream', content: { 'text/event-stream': { schema: z.string() } } } },
          },
        },
        async (request, reply) => {
          if (readers.size >= READERS) {
            counts.add('refused');
            return sendProblem(reply, problem('too-many-readers'));
          }
          const { 'last-event-id': last } = request.headers;
          open(reply, typeof last === 'string' ? last : undefined);
          return reply;
        },
      );
    },
  };
}
