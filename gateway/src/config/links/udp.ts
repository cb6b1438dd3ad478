import { z } from 'zod';
import { closed, host, port } from '../fields.ts';
import { linkName } from './linkName.ts';

/** Sealed frames in datagrams. */
export const udp = closed({ name: linkName, kind: z.literal('udp'), host: host.default('127.0.0.1'), port });
