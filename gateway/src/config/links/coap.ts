import { z } from 'zod';
import { closed, host, port, quantity, text } from '../fields.ts';
import { linkName } from './linkName.ts';

/** Frames as CoAP requests. */
export const coap = closed({
  name: linkName,
  kind: z.literal('coap'),
  host: host.default('127.0.0.1'),
  // RFC 7252 section 6.1
  port: port.default(5_683),
  resource: text(
    /^[a-z0-9][a-z0-9._-]{0,31}$/,
    'the name of a resource (lower-case letters, digits and . _ -)',
  ).default('f'),
  // a commit takes some hundredths of a second
  hold: quantity('time', { min: 100, max: 60_000 }).default(1_000),
});
