import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { problem, sendProblem } from '../problem.ts';
import { problemsOf } from '../route.ts';
import type { Stream } from '../stream/stream.ts';

const DESCRIPTION = `
Server-sent events, each with JSON as its data. \`event\`: an event was raised or cleared; \`note\`: somebody said something of
one; \`cover\`, \`incident\` and \`part\`: how a cover, an incident, or a part of the gateway, stands now; \`ready\`: all is told up to now; \`reset\`: what
came between is not kept any more, or the id is of another gateway: read all again.

Whoever comes back with the id of the last message as Last-Event-ID (EventSource does so by itself) is told each event and
note in between, and how each cover and incident stands that has changed since, whatever was restarted meanwhile. How the parts stand is told at every
beginning. Names, groups and nodes of covers that were changed by somebody meanwhile are not told again. What was seen already may come again. A reader that takes nothing is let go, and so is one whose token ends.
`;

/** Not by route(): what it answers has no end. */
export function addStream(app: FastifyInstance, stream: Stream): void {
  const need = 'viewer';
  const schema = {
    ...{
      tags: ['events'],
      summary: 'Read what happens, as it happens',
      description: DESCRIPTION.trim(),
      'x-scope': need,
    },
    headers: z.object({ 'last-event-id': z.string().max(64).optional() }),
    response: {
      200: { description: 'the stream', content: { 'text/event-stream': { schema: z.string() } } },
      ...problemsOf({ need, problems: ['too-many-readers', 'bad-request'] }),
    },
  };
  // a HEAD would be a reader that is never told anything
  app.get('/api/stream', { config: { need }, schema, exposeHeadRoute: false }, async (request, reply) => {
    const { principal, headers } = request;
    if (!principal || !stream.hasRoom(principal)) {
      stream.counts.add('refused');
      return sendProblem(reply, problem('too-many-readers'));
    }
    const last = headers['last-event-id'];
    reply.hijack();
    stream.open(reply.raw, principal, typeof last === 'string' ? last : undefined);
    return reply;
  });
}
