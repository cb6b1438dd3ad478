import { connect } from 'node:net';

/** What a server says to bytes that need not be HTTP, until it closes. */
export function sayRaw(url: string | undefined, text: string): Promise<string> {
  const { port, hostname } = new URL(url ?? '');
  return new Promise((settled) => {
    let heard = '';
    const socket = connect(Number(port), hostname, () => socket.write(text, 'latin1'));
    socket.on('data', (bytes: Buffer) => {
      heard += bytes.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => settled(heard));
  });
}
