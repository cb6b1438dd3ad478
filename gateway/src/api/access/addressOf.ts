import type { FastifyRequest } from 'fastify';
import { isLoopback, networkOf } from '../../parts/network.ts';

const ADDRESS = /^[0-9a-fA-F.:]{2,45}$/;

/**
 * By what requests are counted. What stands last in X-Forwarded-For was written by whoever connected, and is believed of a proxy
 * on this machine alone: nobody else connects from here.
 */
export function addressOf({ socket, headers }: Pick<FastifyRequest, 'socket' | 'headers'>): string {
  const peer = socket.remoteAddress ?? '';
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').at(-1)?.trim() ?? '';
  return networkOf(isLoopback(peer) && ADDRESS.test(forwarded) ? forwarded : peer);
}
