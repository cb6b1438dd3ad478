import type { FastifyRequest } from 'fastify';

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/**
 * By what requests of strangers are counted. What stands last in X-Forwarded-For was written by whoever connected, and is believed
 * of a proxy on this machine alone: nobody else connects from here. IPv6: the network of somebody, who has all addresses in it.
 */
export function addressOf({ socket, headers }: Pick<FastifyRequest, 'socket' | 'headers'>): string {
  const peer = socket.remoteAddress ?? '';
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').at(-1)?.trim() ?? '';
  const address = LOOPBACK.test(peer) && /^[0-9a-fA-F.:]{2,45}$/.test(forwarded) ? forwarded : peer;
  return address.includes(':') && !address.includes('.') ? networkOf(address.toLowerCase()) : address;
}

/** The first 64 bits (RFC 4291 section 2.5.4). */
function networkOf(address: string): string {
  const [front = '', back] = address.split('::');
  const groups = front === '' ? [] : front.split(':');
  const rest = back === undefined || back === '' ? 0 : back.split(':').length;
  const filled =
    back === undefined ? groups : [...groups, ...new Array(Math.max(0, 8 - groups.length - rest)).fill('0')];
  return `${filled
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
