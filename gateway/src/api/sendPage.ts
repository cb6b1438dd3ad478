import type { FastifyReply } from 'fastify';
import { REPORT_POLICY } from '../documents/report/page.ts';

/** A page that was made here and takes nothing from elsewhere, in the language that its reader asks for. */
export function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply
    .headers({
      'content-security-policy': REPORT_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      vary: 'accept-language',
    })
    .type('text/html; charset=utf-8')
    .send(page);
}
