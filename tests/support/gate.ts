import { connect, createServer, type Socket } from 'node:net';

/** A door in front of a TCP port: while it is shut, connections are refused; shutting it breaks those that are open. */
export interface Gate {
  readonly port: number;
  open(): Promise<void>;
  shut(): Promise<void>;
}

/** `behind`: the port on loopback that the gate leads to. Starts shut, on a port that stays its own. */
export function createGate(port: number, behind: number): Gate {
  const sockets = new Set<Socket>();
  let server: ReturnType<typeof createServer> | undefined;

  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  }

  return {
    port,
    open: () =>
      new Promise((resolve, reject) => {
        server = createServer((client) => {
          const inner = connect(behind, '127.0.0.1');
          keep(client);
          keep(inner);
          client.pipe(inner).pipe(client);
          client.on('close', () => inner.destroy());
          inner.on('close', () => client.destroy());
        });
        server.once('error', reject);
        server.listen(port, '127.0.0.1', resolve);
      }),
    shut: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        if (server) server.close(() => resolve());
        else resolve();
        server = undefined;
      }),
  };
}
