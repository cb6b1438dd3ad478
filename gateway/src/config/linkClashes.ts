import type { ApiConfig, Endpoint } from './config.ts';
import type { Clash } from './consistency.ts';
import { isSerial, type LinkConfig } from './links/link.ts';
import type { WebhookConfig } from './webhookSchema.ts';

const LOOPBACK = /^(?:127\.|localhost$|::1$)/;

/** The thing that only one can have: a link's name, a local address, a serial port. */
function claims(
  link: LinkConfig,
): readonly { readonly key: 'name' | 'port' | 'path' | 'usb'; readonly what: string }[] {
  const name = { key: 'name', what: `the name ${link.name}` } as const;
  if (isSerial(link)) {
    if (!link.usb) return [name, { key: 'path', what: `the port ${link.path}` }];
    return [name, { key: 'usb', what: `the USB device ${Object.values(link.usb).join(':')}` }];
  }
  // what lies behind a broker may be heard by many
  if (!('host' in link) || link.port === 0) return [name];
  return [name, { key: 'port', what: `the address ${link.host}:${link.port}` }];
}

/** Two links that would fight over one thing. */
export function linkClashes(links: readonly LinkConfig[]): readonly Clash[] {
  const owner = new Map<string, number>();
  const clashes: Clash[] = [];
  for (const [i, link] of links.entries()) {
    for (const { key, what } of claims(link)) {
      const first = owner.get(what);
      if (first === undefined) owner.set(what, i);
      else {
        clashes.push({
          severity: 'error',
          path: ['links', i, key],
          message: `${what} belongs to link #${first + 1} already`,
        });
      }
    }
  }
  if (links.length === 0) {
    clashes.push({ severity: 'warning', path: ['links'], message: 'there are no links: no frame can arrive' });
  }
  return clashes;
}

/** An address that others than this machine can reach, where nothing asks them who they are. */
export function openDoor(part: 'broker', { host }: Endpoint): readonly Clash[] {
  if (LOOPBACK.test(host)) return [];
  const message = `${host} can be reached from other machines, and nobody is asked for a password here`;
  return [
    { severity: 'warning', path: [part, 'host'], message, hint: 'use 127.0.0.1 unless a firewall stands in front' },
  ];
}

/** An API that others can reach asks them for a token, which anybody on the way can read without TLS. */
export function openApi({ host, tls }: Pick<ApiConfig, 'host' | 'tls'>): readonly Clash[] {
  if (LOOPBACK.test(host) || tls) return [];
  const message = `${host} can be reached from other machines, and tokens travel in the clear`;
  return [
    { severity: 'warning', path: ['api', 'host'], message, hint: 'set api.tls, or put a proxy with TLS in front' },
  ];
}

/** Two receivers of one name, and events in the clear. */
export function webhookClashes(webhooks: readonly WebhookConfig[]): readonly Clash[] {
  return webhooks.flatMap(({ name, url }, i): Clash[] => {
    const first = webhooks.findIndex((other) => other.name === name);
    const message = `the name ${name} belongs to webhook #${first + 1} already`;
    if (first !== i) return [{ severity: 'error', path: ['webhooks', i, 'name'], message }];
    const { protocol, hostname } = new URL(url);
    if (protocol === 'https:' || LOOPBACK.test(hostname) || hostname === '[::1]') return [];
    const clear = 'events, and the token, travel in the clear';
    return [{ severity: 'warning', path: ['webhooks', i, 'url'], message: clear, hint: 'use https' }];
  });
}
