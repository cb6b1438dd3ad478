import { createSocket } from 'node:dgram';
import { createServer, isIPv6 } from 'node:net';
import type { Config, Endpoint } from '../config/config.ts';
import { type Finding, fail, ok } from './finding.ts';

interface Door extends Endpoint {
  readonly check: string;
  readonly kind: 'tcp' | 'udp';
}

function doorsOf({ links, api, broker, mqtt }: Config): readonly Door[] {
  return [
    ...links.flatMap((link) =>
      link.kind === 'udp' || link.kind === 'coap'
        ? [{ check: `link ${link.name}`, kind: 'udp', host: link.host, port: link.port } as const]
        : [],
    ),
    { check: 'api', kind: 'tcp', ...api },
    ...(mqtt.url === undefined ? [{ check: 'broker', kind: 'tcp', ...broker } as const] : []),
  ];
}

/** undefined: it can be had; otherwise the error's code */
function tryDoor({ kind, host, port }: Door): Promise<string | undefined> {
  return new Promise((settled) => {
    const failed = (error: NodeJS.ErrnoException): void => settled(error.code ?? error.message);
    if (kind === 'udp') {
      const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4').on('error', failed);
      socket.bind(port, host, () => socket.close(() => settled(undefined)));
    } else {
      const server = createServer().on('error', failed);
      server.listen(port, host, () => server.close(() => settled(undefined)));
    }
  });
}

const ADVICE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program has it: ss -lntup tells which; end that, or name another port',
  EADDRNOTAVAIL: 'no interface of this machine has that address: name one of its own, or 0.0.0.0',
  EACCES: 'ports below 1024 are not for everybody: name a higher one',
  ENOTFOUND: 'the name does not resolve: name an address',
};

/** The addresses that the gateway listens on. Those that a gateway which is running has taken are as they should be. */
export function checkDoors(config: Config, isRunning: boolean): Promise<readonly Finding[]> {
  return Promise.all(
    doorsOf(config).map(async (door): Promise<Finding> => {
      const place = `${door.kind} ${door.host}:${door.port}`;
      const code = await tryDoor(door);
      if (code === undefined) return ok(door.check, `${place} can be had`);
      if (code === 'EADDRINUSE' && isRunning) return ok(door.check, `${place} is taken, as it should be`);
      return fail(door.check, `${place} cannot be had: ${code}`, ADVICE[code] ?? 'correct its host and port');
    }),
  );
}
